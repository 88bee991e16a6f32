using FlowHost.Plugins.Tests.Inputs.Pcap.Support;
using FlowHost.Sdk;
using FlowHost.Sdk.Testing;

namespace FlowHost.Plugins.Tests.Inputs.Pcap.Packets;

public class FragmentTests
{
    private static readonly byte[] Payload = Bytes.Random(3000);
    private static readonly string Expected = Convert.ToHexStringLower(Payload);

    [Fact]
    public void Play_IPv4Fragments_BecomeOneDatagram()
    {
        var play = Play.Octets(Capture.Of(IPv4Fragments(Payload)));

        // The time is that of the fragment that completes it.
        Assert.Equal([new PlayedDatagram(Expected, Packet.IPv4Agent, 50000, 2055, Capture.Start + 2_000_000)], play.Datagrams);
        Assert.Empty(play.Sink.Drops);
    }

    [Fact]
    public void Play_IPv6Fragments_BecomeOneDatagram()
    {
        var play = Play.Octets(Capture.Of(IPv6Fragments(Payload)));

        Assert.Equal([new PlayedDatagram(Expected, Packet.IPv6Agent, 50000, 2055, Capture.Start + 2_000_000)], play.Datagrams);
    }

    [Fact]
    public void Play_FragmentsOfPacketWithDestinationOptions_BecomeOneDatagram()
    {
        var part = Bytes.Join(Bytes.Hex("11 00 010400000000"), Packet.Udp(Bytes.Random(40)));

        var play = Play.Octets(Capture.Of(
            Packet.IPv6Fragment(part[..32], 1, 0, more: true, nextHeader: 60),
            Packet.IPv6Fragment(part[32..], 1, 32, more: false, nextHeader: 60)));

        Assert.Equal([Convert.ToHexStringLower(Bytes.Random(40))], play.Payloads);
    }

    [Theory]
    [InlineData(0, 2, 1)]
    [InlineData(1, 0, 2)]
    [InlineData(1, 2, 0)]
    [InlineData(2, 0, 1)]
    [InlineData(2, 1, 0)]
    public void Play_FragmentsInAnyOrder_BecomeOneDatagram(int first, int second, int third)
    {
        var four = IPv4Fragments(Payload);
        var six = IPv6Fragments(Payload);

        var play = Play.Octets(Capture.Of(four[first], six[first], four[second], six[second], four[third], six[third]));

        Assert.Equal([Expected, Expected], play.Payloads);
    }

    [Fact]
    public void Play_LargestDatagramInFragments_IsWhole()
    {
        var payload = Bytes.Random(65_507);

        Assert.Equal([Convert.ToHexStringLower(payload)], Play.Octets(Capture.Of(IPv4Fragments(payload))).Payloads);
    }

    [Fact]
    public void Play_FragmentTwice_IsIgnored()
    {
        var parts = IPv4Fragments(Payload);

        var play = Play.Octets(Capture.Of(parts[0], parts[0], parts[2], parts[2], parts[1]));

        Assert.Equal([Expected], play.Payloads);
        Assert.Empty(play.Sink.Drops);
    }

    [Fact]
    public void Play_DatagramsWithEqualIdOfOtherAgents_AreKeptApart()
    {
        var other = Bytes.Random(3000, seed: 2);
        var ours = IPv4Fragments(Payload);
        var theirs = IPv4Fragments(other);
        foreach (var packet in theirs)
        {
            packet[15] = 99;
        }

        var play = Play.Octets(Capture.Of(ours[0], theirs[0], ours[1], theirs[1], theirs[2], ours[2]));

        Assert.Equal([Convert.ToHexStringLower(other), Expected], play.Payloads);
        Assert.Equal(["192.0.2.99", "192.0.2.1"], play.Datagrams.Select(d => d.Agent));
    }

    [Fact]
    public void Play_FragmentMissing_IsCountedOnce()
    {
        var parts = IPv4Fragments(Payload);

        var play = Play.Octets(Capture.Of(parts[0], parts[2], Packet.IPv4(Packet.Udp([1]), id: 2)));

        Assert.Equal(["01"], play.Payloads);
        Assert.Equal(1, play.Dropped(DropReason.Truncated));
    }

    [Fact]
    public void Play_FragmentCutBySnapLength_CostsItsDatagramOnce()
    {
        var parts = IPv4Fragments(Payload).Select((part, n) => (Capture.Start + n, part));

        var play = Play.Octets(Capture.Of(PcapWriter.RawIp, parts, snapLength: 1000));

        Assert.Empty(play.Datagrams);
        Assert.Equal(1, play.Dropped(DropReason.Truncated));
        Assert.Contains(play.Warnings, w => w.Contains("tcpdump -s 0", StringComparison.Ordinal));
    }

    [Fact]
    public void Play_IdUsedAgainAfterThirtySeconds_IsAnotherDatagram()
    {
        var old = IPv4Fragments(Bytes.Random(3000, seed: 2));
        var parts = IPv4Fragments(Payload);

        var play = Play.Octets(Capture.Of(
            PcapWriter.RawIp,
            [
                (0, old[0]),
                (31 * Capture.Second, parts[0]),
                (31 * Capture.Second, parts[1]),
                (60 * Capture.Second, parts[2]),
            ]));

        Assert.Equal([Expected], play.Payloads);
        Assert.Equal(1, play.Dropped(DropReason.Truncated));
    }

    [Fact]
    public void Play_TimeGoesBack_FragmentsOfTheOtherCaptureAreNotMixedIn()
    {
        var other = IPv4Fragments(Bytes.Random(3000, seed: 2));
        var parts = IPv4Fragments(Payload);

        var play = Play.Octets(Capture.Of(
            PcapWriter.RawIp,
            [(3600 * Capture.Second, other[0]), (0, parts[0]), (0, parts[1]), (0, parts[2])]));

        Assert.Equal([Expected], play.Payloads);
        Assert.Equal(1, play.Dropped(DropReason.Truncated));
    }

    public static TheoryData<string, byte[][]> LyingFragments()
    {
        var segment = Packet.Udp(Bytes.Random(56));
        byte[] Part(int from, int to, bool more) => Packet.IPv4(segment[from..to], offset: from, more: more);
        return new()
        {
            { "overlap", [Part(0, 32, true), Part(16, 48, true), Part(48, 64, false)] },
            { "beyond the end", [Part(8, 40, false), Part(40, 64, true)] },
            { "end before what is there", [Part(32, 64, true), Part(8, 24, false)] },
            { "two ends", [Part(32, 40, false), Part(40, 64, false)] },
            { "no multiple of eight", [Part(0, 31, true), Part(32, 64, false)] },
            { "beyond 65,535", [Packet.IPv4(segment, offset: 65_528)] },
            { "a fragment in a fragment", [Packet.IPv6Fragment(Bytes.Hex("11 00 0001 00000007 0000000000000000"), 7, 0, true, 44), Packet.IPv6Fragment(new byte[8], 7, 16, false, 44)] },
        };
    }

    [Theory]
    [MemberData(nameof(LyingFragments))]
    public void Play_FragmentsThatContradict_CostTheirDatagramAlone(string what, byte[][] packets)
    {
        var play = Play.Octets(Capture.Of([.. packets, Packet.IPv4(Packet.Udp([1]), id: 2)]));

        Assert.Equal(["01"], play.Payloads);
        Assert.True(play.Dropped(DropReason.Malformed) == 1, what);
    }

    [Fact]
    public void Play_MoreIncompleteDatagramsThanAreKept_GivesUpTheOldest()
    {
        var segment = Packet.Udp(Bytes.Random(24));
        var starts = Enumerable.Range(0, 300).Select(id => Packet.IPv4(segment[..16], id: id, more: true));
        var ends = Enumerable.Range(0, 300).Reverse().Select(id => Packet.IPv4(segment[16..], id: id, offset: 16));

        var play = Play.Octets(Capture.Of([.. starts, .. ends]));

        // 44 starts were given up, and 44 ends found nothing to complete.
        Assert.Equal(256, play.Datagrams.Count);
        Assert.Equal(88, play.Dropped(DropReason.Truncated));
    }

    [Fact]
    public void Play_FragmentsOfOtherProtocols_AreNoLoss()
    {
        var play = Play.Octets(Capture.Of(
            Packet.IPv4(new byte[16], protocol: 6, more: true),
            Packet.IPv6Fragment(new byte[16], 1, 0, more: true, nextHeader: 58)));

        Assert.Empty(play.Sink.Drops);
    }

    [Fact]
    public void Play_CaptureInTwoFiles_PutsFragmentsOfBothTogether()
    {
        using var folder = new TemporaryFolder();
        var parts = IPv4Fragments(Payload);
        folder.Write("part0.pcap", Capture.Of(parts[0], parts[1]));
        folder.Write("part1.pcap", Capture.Of(parts[2]));

        var play = Play.Files(folder, new() { Path = "part*.pcap" });

        Assert.Equal([Expected], play.Payloads);
        Assert.Empty(play.Sink.Drops);
    }

    private static byte[][] IPv4Fragments(byte[] payload) =>
        Split(payload, 1480, (part, offset, more) => Packet.IPv4(part, id: 7, offset: offset, more: more));

    private static byte[][] IPv6Fragments(byte[] payload) =>
        Split(payload, 1448, (part, offset, more) => Packet.IPv6Fragment(part, 7, offset, more));

    private static byte[][] Split(byte[] payload, int size, Func<byte[], int, bool, byte[]> packet)
    {
        var segment = Packet.Udp(payload);
        return [.. segment.Chunk(size).Select((part, n) => packet(part, n * size, (n + 1) * size < segment.Length))];
    }
}
