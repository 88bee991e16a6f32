using FlowHost.Inputs.Pcap;
using FlowHost.Plugins.Tests.Inputs.Pcap.Support;
using FlowHost.Sdk.Testing;

namespace FlowHost.Plugins.Tests.Inputs.Pcap;

public class PcapPacingTests
{
    [Theory]
    [InlineData(1, 2000, 3000)]
    [InlineData(4, 500, 750)]
    [InlineData(0.5, 4000, 6000)]
    public void Play_OriginalPacing_WaitsAsCapturedDividedBySpeed(double speed, int first, int second)
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.pcap", At(0, 2000, 5000));
        var clock = new SteppingClock();

        var play = Play.Files(folder, Original("a.pcap", speed), clock: clock);

        Assert.Equal([TimeSpan.FromMilliseconds(first), TimeSpan.FromMilliseconds(second)], clock.Waits);
        // What was due before is handed over before the wait.
        Assert.Equal([1, 1, 1], play.Sink.Bursts);
    }

    [Fact]
    public void Play_OriginalPacing_DoesNotWaitForLessThanAMillisecondOrForThePast()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.pcap", Capture.Of(PcapWriter.RawIp, [
            (Capture.Start, Datagram(1)),
            (Capture.Start + 900_000, Datagram(2)),
            (Capture.Start - Capture.Second, Datagram(3)),
            (Capture.Start + 950_000, Datagram(4)),
        ]));
        var clock = new SteppingClock();

        var play = Play.Files(folder, Original("a.pcap"), clock: clock);

        Assert.Empty(clock.Waits);
        Assert.Equal(["01", "02", "03", "04"], play.Payloads);
    }

    [Fact]
    public void Play_OriginalPacingOfSeveralFiles_StartsEachAtOnce()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.pcap", At(0, 1000));
        folder.Write("b.pcap", At(3_600_000, 3_601_000));
        var clock = new SteppingClock();

        Play.Files(folder, Original("*.pcap"), clock: clock);

        Assert.Equal([TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1)], clock.Waits);
    }

    [Fact]
    public void Play_NoPacing_DoesNotWait()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.pcap", At(0, 2000, 5000));
        var clock = new SteppingClock();

        Play.Files(folder, new PcapOptions { Path = "a.pcap" }, clock: clock);

        Assert.Empty(clock.Waits);
    }

    [Fact]
    public async Task Run_StoppedWhileItWaits_ReturnsAndPlaysNothingMore()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.pcap", At(0, 3_600_000));
        using var stop = new CancellationTokenSource();
        var sink = new PlaySink(seen: _ => stop.CancelAfter(TimeSpan.FromMilliseconds(20)));

        await Task.Run(() => Play.Files(folder, Original("a.pcap"), sink, stop: stop), TestContext.Current.CancellationToken)
            .WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);

        Assert.Equal("00", Assert.Single(sink.Datagrams).Payload);
    }

    private static PcapOptions Original(string path, double speed = 1) =>
        new() { Path = path, Pacing = PcapPacing.Original, Speed = speed };

    private static byte[] At(params int[] milliseconds) => Capture.Of(
        PcapWriter.RawIp,
        milliseconds.Select((ms, n) => (Capture.Start + (ms * 1_000_000L), Datagram(n))));

    private static byte[] Datagram(int number) => Packet.IPv4(Packet.Udp([(byte)number]));
}
