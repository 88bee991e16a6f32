using FlowHost.Inputs.Pcap;
using FlowHost.Sdk;
using FlowHost.Sdk.Testing;

namespace FlowHost.Plugins.Tests.Inputs.Pcap.Support;

/// <summary>Plays a capture through the input, as the host does.</summary>
internal sealed class Play
{
    private Play(PlaySink sink, WarningLog log) => (Sink, Warnings) = (sink, log.Warnings);

    public PlaySink Sink { get; }

    public IReadOnlyList<PlayedDatagram> Datagrams => Sink.Datagrams;

    public IReadOnlyList<string> Warnings { get; }

    /// <summary>The payloads in hexadecimal digits.</summary>
    public IEnumerable<string> Payloads => Datagrams.Select(d => d.Payload);

    public long Dropped(DropReason reason) => Sink.Drops.GetValueOrDefault(reason);

    /// <summary>Plays octets as the file <c>test.pcap</c>.</summary>
    public static Play Octets(ReadOnlySpan<byte> capture)
    {
        using var folder = new TemporaryFolder();
        folder.Write("test.pcap", capture);
        return Files(folder, new PcapOptions { Path = "test.pcap" });
    }

    /// <summary>Plays what the options say, with the folder as the pipeline's.</summary>
    public static Play Files(
        TemporaryFolder folder, PcapOptions options, PlaySink? sink = null, TimeProvider? clock = null, CancellationTokenSource? stop = null)
    {
        var log = new WarningLog();
        sink ??= new PlaySink();
        var input = Input(folder.Path, options, log, clock);
        input.Open();
        input.Run(sink, stop?.Token ?? TestContext.Current.CancellationToken);
        return new Play(sink, log);
    }

    public static PcapInput Input(string folder, PcapOptions options, WarningLog? log = null, TimeProvider? clock = null) =>
        new(options, TestPlugin.Context(folder, "pcap"), clock ?? TimeProvider.System, log ?? new WarningLog());
}
