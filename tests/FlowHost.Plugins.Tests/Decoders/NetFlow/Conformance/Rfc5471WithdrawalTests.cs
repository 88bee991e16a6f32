using FlowHost.Sdk;
using FlowHost.Sdk.Testing;
using FlowHost.Tests;

namespace FlowHost.Plugins.Tests.Decoders.NetFlow.Conformance;

/// <summary>
/// RFC 5471 section 3.2.5: templates are withdrawn. It closes the session at a withdrawal of what is not there; RFC 7011 section 8.1 has it
/// ignored, and section 8.4 has all of them ignored over UDP.
/// </summary>
public class Rfc5471WithdrawalTests
{
    private static readonly WireTemplate Octets = new(256, (1, 8));
    private static readonly WireTemplate Packets = new(257, (2, 8));
    private static readonly WireTemplate Options = WireTemplate.Options(258, [(149, 4)], [(41, 8)]);

    private readonly IpfixBench _bench = new();

    [Theory]
    [InlineData(Transport.Tcp, 1)]
    [InlineData(Transport.Udp, 2)]
    [Rfc(5471, "3.2.5.1")]
    [Rfc(7011, "8.1-1", "8.4-2")]
    public void Decode_Withdrawal_ConcernsThatTemplateAlone(Transport transport, int records)
    {
        _bench.By(transport).Decode(new IpfixMessage().Templates(Octets, Packets));
        _bench.Decode(new IpfixMessage().Withdraw(256));

        var result = _bench.Decode(new IpfixMessage().Data(Octets.Record(1)).Data(Packets.Record(2)));

        Assert.Equal(records, result.Records.Count);
        Assert.Contains(result.Records, record => Equals(record["packetDeltaCount"], 2UL));
        Assert.Equal(2 - records, result.Drops.GetValueOrDefault(DropReason.NoTemplate));
    }

    [Fact]
    [Rfc(5471, "3.2.5.1")]
    [Rfc(7011, "8.1-1")]
    public void Decode_WithdrawalOfSeveralWithPadding_ConcernsThemAll()
    {
        _bench.Connect(1).Decode(new IpfixMessage().Templates(Octets, Packets));
        _bench.Decode(new IpfixMessage().Withdraw(256, 257).Pad(4));

        var result = _bench.Decode(new IpfixMessage().Data(Octets.Record(1)).Data(Packets.Record(2)));

        Assert.Empty(result.Records);
        Assert.Equal(2, result.Drops[DropReason.NoTemplate]);
    }

    [Fact]
    [Rfc(5471, "3.2.5.1")]
    [Rfc(7011, "8.1-1")]
    public void Decode_WithdrawalOfAnOptionsTemplate_EndsIt()
    {
        _bench.Connect(1).Decode(new IpfixMessage().Templates(Octets, Options));
        _bench.Decode(new IpfixMessage().WithdrawOptions(258));

        var result = _bench.Decode(new IpfixMessage().Data(Octets.Record(1)).Data(Options.Record(7, 2)));

        Assert.Equal(1UL, Assert.Single(result.Records)["octetDeltaCount"]);
        Assert.Equal(1, result.Drops[DropReason.NoTemplate]);
    }

    [Theory]
    [InlineData(256)]
    [InlineData(999)]
    [Rfc(5471, "3.2.5.2", "3.2.5.3")]
    [Rfc(7011, "8.1-5")]
    public void Decode_WithdrawalOfWhatIsNotThere_IsIgnored(ushort id)
    {
        // 256 was there and has been withdrawn, 999 never was.
        _bench.Connect(1).Decode(new IpfixMessage().Templates(Octets, Packets), new IpfixMessage().Withdraw(256));

        var withdrawal = _bench.Decode(new IpfixMessage().Withdraw(id).Data(Packets.Record(2)));
        var later = _bench.Decode(new IpfixMessage().Templates(Octets).Data(Octets.Record(1)).Data(Packets.Record(3)));

        Assert.Equal([DropReason.None], withdrawal.Outcomes);
        Assert.Equal(2UL, Assert.Single(withdrawal.Records)["packetDeltaCount"]);
        Assert.Equal(2, later.Records.Count);
    }

    [Fact]
    [Rfc(5471, "3.2.5.2", "3.2.5.3")]
    [Rfc(7011, "8.4-2")]
    public void Decode_WithdrawalsOverUdp_AreCountedAndChangeNothing()
    {
        _bench.Decode(new IpfixMessage().Templates(Octets));

        var result = _bench.Decode(new IpfixMessage().Withdraw(256, 256, 999).Data(Octets.Record(1)));

        Assert.Equal(3, result.Drops[DropReason.WithdrawalIgnored]);
        Assert.Equal(1UL, Assert.Single(result.Records)["octetDeltaCount"]);
    }

    [Theory]
    [InlineData(Transport.Tcp, false)]
    [InlineData(Transport.Udp, true)]
    [Rfc(5471, "3.2.5.4")]
    [Rfc(7011, "8.1-4", "8.4-2")]
    public void Decode_AllTemplatesWithdrawn_LeavesOptionsTemplatesAndOtherDomains(Transport transport, bool isKept)
    {
        _bench.By(transport).Decode(new IpfixMessage().Templates(Octets, Packets, Options), new IpfixMessage { Domain = 9 }.Templates(Octets));

        // RFC 7011 figure U: set 2, length 8, template 2, no fields.
        _bench.Decode(new IpfixMessage().RawSet(2, 8, 0, 2, 0, 0));
        var result = _bench.Decode(
            new IpfixMessage().Data(Octets.Record(1)).Data(Packets.Record(2)).Data(Options.Record(7, 3)),
            new IpfixMessage { Domain = 9 }.Data(Octets.Record(4)));

        Assert.Equal(isKept, result.Records.Any(record => Equals(record["octetDeltaCount"], 1UL)));
        Assert.Equal(isKept, result.Records.Any(record => Equals(record["packetDeltaCount"], 2UL)));
        Assert.Contains(result.Records, record => Equals(record["exportedMessageTotalCount"], 3UL));
        Assert.Contains(result.Records, record => Equals(record["octetDeltaCount"], 4UL));
    }

    [Theory]
    [InlineData(Transport.Tcp, false)]
    [InlineData(Transport.Udp, true)]
    [Rfc(5471, "3.2.5.5")]
    [Rfc(7011, "8.1-4", "8.4-2")]
    public void Decode_AllOptionsTemplatesWithdrawn_LeavesDataTemplates(Transport transport, bool isKept)
    {
        _bench.By(transport).Decode(new IpfixMessage().Templates(Octets, Packets, Options));

        // RFC 7011 figure V: set 3, length 8, template 3, no fields.
        _bench.Decode(new IpfixMessage().RawSet(3, 8, 0, 3, 0, 0));
        var result = _bench.Decode(new IpfixMessage().Data(Octets.Record(1)).Data(Packets.Record(2)).Data(Options.Record(7, 3)));

        Assert.Contains(result.Records, record => Equals(record["octetDeltaCount"], 1UL));
        Assert.Contains(result.Records, record => Equals(record["packetDeltaCount"], 2UL));
        Assert.Equal(isKept, result.Records.Any(record => Equals(record["exportedMessageTotalCount"], 3UL)));
    }
}
