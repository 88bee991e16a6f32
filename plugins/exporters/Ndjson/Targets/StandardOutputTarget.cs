using FlowHost.Sdk;

namespace FlowHost.Exporters.Ndjson.Targets;

/// <summary>Standard output.</summary>
internal sealed class StandardOutputTarget(NdjsonOptions options, Func<Stream> open) : LineTarget(options)
{
    private Stream _output = Stream.Null;

    public override void Dispose() => _output.Dispose();

    protected override void OpenCore() => _output = open();

    protected override void WriteCore(ReadOnlySpan<byte> octets, long receiveTime) => StandardOutput.Write(_output, octets);
}
