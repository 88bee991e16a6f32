using System.IO.Compression;
using FlowHost.Inputs.Pcap;
using FlowHost.Plugins.Tests.Inputs.Pcap.Support;
using FlowHost.Sdk;

namespace FlowHost.Plugins.Tests.Inputs.Pcap;

public sealed class PcapInputTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Endpoints_OfAPattern_AreTheFilesInOrdinalOrder()
    {
        Directory.CreateDirectory(Path.Combine(_folder.Path, "samples"));
        foreach (var name in new[] { "b.pcap", "a10.pcap", "B.pcap", "a9.pcap", "c.pcapng", "d.txt" })
        {
            _folder.Write(Path.Combine("samples", name), Capture.OfDatagrams(1));
        }
        var input = Play.Input(_folder.Path, new PcapOptions { Path = "samples/*.pcap" });

        input.Open();

        Assert.Equal(
            ["pcap samples/B.pcap", "pcap samples/a10.pcap", "pcap samples/a9.pcap", "pcap samples/b.pcap"],
            input.Endpoints);
    }

    [Fact]
    public void Play_Pattern_PlaysOneFileAfterTheOther()
    {
        _folder.Write("2.pcap", Capture.Of(Packet.IPv4(Packet.Udp([2]))));
        _folder.Write("1.pcap", Capture.Of(Packet.IPv4(Packet.Udp([1]))));

        Assert.Equal(["01", "02"], Play.Files(_folder, new PcapOptions { Path = "?.pcap" }).Payloads);
    }

    [Fact]
    public void Play_NameThatLooksLikeAPattern_IsThatFile()
    {
        _folder.Write("what?.pcap", Capture.Of(Packet.IPv4(Packet.Udp([1]))));
        _folder.Write("whats.pcap", Capture.Of(Packet.IPv4(Packet.Udp([2]))));

        Assert.Equal(["01"], Play.Files(_folder, new PcapOptions { Path = "what?.pcap" }).Payloads);
    }

    [Theory]
    [InlineData("missing.pcap", "Cannot read the capture missing.pcap: there is no file {0}/missing.pcap.")]
    [InlineData("no/such/folder.pcap", "Cannot read the capture no/such/folder.pcap: there is no file {0}/no/such/folder.pcap.")]
    [InlineData(".", "Cannot read the capture .: it is a folder. Name a file, or the files in it: ./*.pcap.")]
    [InlineData("*.pcap", "Cannot read the captures *.pcap: no file in {0} is named *.pcap.")]
    [InlineData("none/*.pcap", "Cannot read the captures none/*.pcap: there is no folder {0}/none.")]
    [InlineData("*/a.pcap", "Cannot read the captures */a.pcap: * and ? may stand in the name of the file, not in that of a folder.")]
    public void Open_NothingToRead_SaysWhatWasLookedFor(string path, string message)
    {
        var input = Play.Input(_folder.Path, new PcapOptions { Path = path });

        var exception = Assert.Throws<PluginException>(input.Open);

        Assert.Equal(message.Replace("{0}", _folder.Path, StringComparison.Ordinal), exception.Message);
    }

    [Fact]
    public void Open_OneFileOfAPatternIsNoCapture_IsRefusedBeforeAnythingIsPlayed()
    {
        _folder.Write("a.pcap", Capture.OfDatagrams(1));
        _folder.Write("b.pcap", "not a capture"u8);
        var input = Play.Input(_folder.Path, new PcapOptions { Path = "*.pcap" });

        Assert.StartsWith("b.pcap is not a capture: it starts with 6E 6F 74 20", Assert.Throws<PluginException>(input.Open).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Play_Loops_RepeatsWithTheTimesOfTheCapture()
    {
        _folder.Write("a.pcap", Capture.OfDatagrams(2));

        var play = Play.Files(_folder, new PcapOptions { Path = "a.pcap", Loops = 3 });

        Assert.Equal(["00", "01", "00", "01", "00", "01"], play.Payloads);
        Assert.Equal(2, play.Datagrams.Select(d => d.Time).Distinct().Count());
    }

    [Fact]
    public void Play_CutFileInLoops_WarnsOnceAndCountsEachTime()
    {
        _folder.Write("a.pcap", Capture.OfDatagrams(2).AsSpan(..^1));

        var play = Play.Files(_folder, new PcapOptions { Path = "a.pcap", Loops = 3 });

        Assert.Equal(3, play.Datagrams.Count);
        Assert.Equal(3, play.Dropped(DropReason.Truncated));
        Assert.Single(play.Warnings);
    }

    [Fact]
    public void Play_LoopsZero_GoesOnUntilStopped()
    {
        _folder.Write("a.pcap", Capture.OfDatagrams(2));
        using var stop = new CancellationTokenSource();
        var sink = new PlaySink(seen: count =>
        {
            if (count >= 100)
            {
                stop.Cancel();
            }
        });

        Play.Files(_folder, new PcapOptions { Path = "a.pcap", Loops = 0 }, sink, stop: stop);

        Assert.InRange(sink.Datagrams.Count, 100, 102);
    }

    [Fact]
    public void Play_LoopsZeroWithoutDatagrams_Ends()
    {
        _folder.Write("a.pcap", Capture.OfDatagrams(0));

        var play = Play.Files(_folder, new PcapOptions { Path = "a.pcap", Loops = 0 });

        Assert.Equal("a.pcap holds no UDP datagram. Packets read: 0.", Assert.Single(play.Warnings));
    }

    [Fact]
    public void Play_Ports_TakesThoseAlone()
    {
        _folder.Write("a.pcap", Capture.Of(
            Packet.IPv4(Packet.Udp([1], destinationPort: 53)),
            Packet.IPv4(Packet.Udp([2], destinationPort: 2055)),
            Packet.IPv4(Packet.Udp([3], destinationPort: 4739))));

        var play = Play.Files(_folder, new PcapOptions { Path = "a.pcap", Ports = [4739, 2055] });

        Assert.Equal(["02", "03"], play.Payloads);
        Assert.Equal([2055, 4739], play.Datagrams.Select(d => d.ListenPort));
        Assert.Empty(play.Sink.Drops);
    }

    [Fact]
    public void Play_NothingToThePorts_SaysSo()
    {
        _folder.Write("a.pcap", Capture.OfDatagrams(4));

        var play = Play.Files(_folder, new PcapOptions { Path = "a.pcap", Ports = [4739, 9995] });

        Assert.Equal(
            "a.pcap holds no UDP datagram to the ports 4739, 9995. To others: 4; without the option ports they are played.",
            Assert.Single(play.Warnings));
    }

    [Fact]
    public void Play_Gzip_IsDecompressedWhateverItsName()
    {
        _folder.Write("a.cap", Gzip(Capture.OfDatagrams(3)));

        Assert.Equal(["00", "01", "02"], Play.Files(_folder, new PcapOptions { Path = "a.cap" }).Payloads);
    }

    [Fact]
    public void Play_GzipThatIsCut_EndsWithOneWarning()
    {
        var packets = Enumerable.Range(0, 200).Select(n => Packet.IPv4(Packet.Udp(Bytes.Random(1000, seed: n))));
        var gzip = Gzip(Capture.Of(packets));
        _folder.Write("a.pcap.gz", gzip.AsSpan(0, gzip.Length / 2));

        var play = Play.Files(_folder, new PcapOptions { Path = "a.pcap.gz" });

        Assert.InRange(play.Datagrams.Count, 50, 150);
        Assert.Equal(1, play.Dropped(DropReason.Truncated));
        Assert.StartsWith("a.pcap.gz is not whole: it ", Assert.Single(play.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Play_MoreThanABurst_FillsBurstsToTheirSize()
    {
        _folder.Write("a.pcap", Capture.OfDatagrams(7));

        var play = Play.Files(_folder, new PcapOptions { Path = "a.pcap" }, new PlaySink(burstSize: 3));

        Assert.Equal([3, 3, 1], play.Sink.Bursts);
        Assert.True(play.Sink.CanWait);
    }

    [Fact]
    public void Play_LongDatagrams_EndABurstWhenItsBufferIsFull()
    {
        // 64 datagrams of 2 KiB are 128 KiB: two of 60,000 octets.
        _folder.Write("a.pcap", Capture.Of(Enumerable.Range(0, 5).Select(n => Packet.IPv4(Packet.Udp(Bytes.Random(60_000, seed: n))))));

        var play = Play.Files(_folder, new PcapOptions { Path = "a.pcap" }, new PlaySink(burstSize: 64));

        Assert.Equal([2, 2, 1], play.Sink.Bursts);
        Assert.Equal(Enumerable.Range(0, 5).Select(n => Convert.ToHexStringLower(Bytes.Random(60_000, seed: n))), play.Payloads);
    }

    [Fact]
    public void Progress_OfAFilePlayedTwice_GoesFromZeroToOne()
    {
        _folder.Write("a.pcap", Capture.OfDatagrams(10));
        var input = Play.Input(_folder.Path, new PcapOptions { Path = "a.pcap", Loops = 2 });
        input.Open();
        Assert.Equal(0, input.Progress);
        var seen = new List<double?>();

        input.Run(new PlaySink(seen: _ => seen.Add(input.Progress)), CancellationToken.None);

        Assert.Equal([0, 0.5], seen);
        Assert.Equal(1, input.Progress);
    }

    [Fact]
    public void Run_ManyPackets_AllocatesNothingPerPacket()
    {
        _folder.Write("a.pcap", Capture.Of(Enumerable.Range(0, 20_000).Select(n => Packet.IPv4(Packet.Udp([1, 2, 3, 4])))));
        var input = Play.Input(_folder.Path, new PcapOptions { Path = "a.pcap" });
        input.Open();
        var sink = new CountingSink();
        var before = GC.GetAllocatedBytesForCurrentThread();

        input.Run(sink, CancellationToken.None);

        Assert.Equal(20_000, sink.Count);
        // The burst and its buffer of 512 KiB; 40 octets a packet would be 800,000 more.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 700_000);
    }

    private static byte[] Gzip(byte[] octets)
    {
        var output = new MemoryStream();
        using (var gzip = new GZipStream(output, CompressionMode.Compress, leaveOpen: true))
        {
            gzip.Write(octets);
        }
        return output.ToArray();
    }

    private sealed class CountingSink : IDatagramSink
    {
        public int BurstSize => 256;

        public int Count { get; private set; }

        public void Process(DatagramBurst burst) => Count += burst.Count;

        public int BeginSession() => throw new NotSupportedException("There are no sessions here.");

        public void EndSession(UInt128 address, int session) => throw new NotSupportedException("There are no sessions here.");

        public void CountDrop(DropReason reason, long datagrams) => Assert.Fail($"{datagrams} dropped: {reason}");
    }
}
