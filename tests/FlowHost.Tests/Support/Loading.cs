using FlowHost.Configuration;
using FlowHost.Pipelines;

namespace FlowHost.Tests.Support;

/// <summary>Loads YAML as <c>validate</c> does, with <see cref="FakeCatalog"/>.</summary>
internal static class Loading
{
    /// <summary>What is wrong with a pipeline, as users see it but for the path at the end of each line; the file is called acme.yaml.</summary>
    public static string[] Diagnose(string yaml, bool requireInputs = false, Dictionary<string, string>? environment = null)
    {
        using var folder = new TempFolder();
        var file = folder.Write("acme.yaml", yaml);
        var diagnostics = new DiagnosticBag();
        Load(file, requireInputs, environment, diagnostics);
        return [.. diagnostics.Items.Select(item => (item with { Position = item.Position with { Path = "" } }).ToString().Replace(folder.Path + Path.DirectorySeparatorChar, "", StringComparison.Ordinal))];
    }

    /// <summary>A pipeline that is right.</summary>
    public static PipelineDefinition Load(string yaml, Dictionary<string, string>? environment = null)
    {
        using var folder = new TempFolder();
        var diagnostics = new DiagnosticBag();
        var pipeline = Load(folder.Write("acme.yaml", yaml), requireInputs: false, environment, diagnostics);
        Assert.Empty(diagnostics.Items);
        return pipeline!;
    }

    /// <summary>The options of the only exporter, which is <c>use: file</c>.</summary>
    public static FileOptions LoadFile(string keys, Dictionary<string, string>? environment = null) =>
        (FileOptions)Load("decoders: [ipfix]\nexporters:\n  - use: file\n    " + keys.ReplaceLineEndings("\n    "), environment).Exporters[0].Options!;

    private static PipelineDefinition? Load(string file, bool requireInputs, Dictionary<string, string>? environment, DiagnosticBag diagnostics) =>
        new PipelineLoader(new FakeCatalog(), name => environment?.GetValueOrDefault(name))
            .Load(file, inputs: null, requireInputs, diagnostics);
}
