using FlowHost.Configuration;

namespace FlowHost.Fuzz.Configuration;

/// <summary>The file of a pipeline, read as <c>validate</c> reads it, with plugins that need no folder.</summary>
internal sealed class YamlTarget : IFuzzTarget
{
    // The file is read into a buffer of the size that a pipeline may have, and is then held as text.
    public AllocationBound Bound => new(Constant: 8 << 20, PerOctet: 4096);

    public void Run(ArraySegment<byte> input, Outcome outcome)
    {
        var file = ScratchFile.Write("pipeline.yaml", input);
        var diagnostics = new DiagnosticBag();
        var pipeline = new PipelineLoader(FuzzCatalog.Instance, _ => "value").Load(file, inputs: null, requireInputs: true, diagnostics);
        foreach (var diagnostic in diagnostics.Items)
        {
            outcome.Add($"FH{diagnostic.Code:D4}");
            BrokenPromiseException.Unless(!diagnostic.ToString().Contains('\n', StringComparison.Ordinal), "a message of two lines");
        }
        outcome.Add("pipeline", pipeline is null ? 0 : 1);
        BrokenPromiseException.Unless(pipeline is null == diagnostics.HasErrors, "neither a pipeline nor an error, or both");
    }
}
