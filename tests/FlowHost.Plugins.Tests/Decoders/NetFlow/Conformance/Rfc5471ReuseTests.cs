using FlowHost.Decoders.NetFlow;
using FlowHost.Sdk;
using FlowHost.Sdk.Testing;
using FlowHost.Tests;

namespace FlowHost.Plugins.Tests.Decoders.NetFlow.Conformance;

/// <summary>RFC 5471 sections 3.6.2 and 3.6.8: template ids that are used again. It resets TCP then; RFC 7011 does not.</summary>
public class Rfc5471ReuseTests
{
    private static readonly WireTemplate Octets = new(256, (1, 4));
    private static readonly WireTemplate Packets = new(256, (2, 4));

    private readonly IpfixBench _bench = new(new TemplateOptions { Lifetime = TimeSpan.FromMinutes(30) });

    [Theory]
    [InlineData(Transport.Tcp)]
    [InlineData(Transport.Udp)]
    [Rfc(5471, "3.6.8.2", "3.6.8.3.1")]
    [Rfc(7011, "8-1", "8-5", "8.4-3")]
    public void Decode_SameTemplateAgain_GoesOnAndLogsNothing(Transport transport)
    {
        _bench.By(transport).Decode(new IpfixMessage().Templates(Octets), new IpfixMessage().Data(Octets.Record(1)));
        _bench.Wait(TimeSpan.FromMinutes(5));

        var result = _bench.Decode(new IpfixMessage().Templates(Octets), new IpfixMessage().Data(Octets.Record(2)));

        Assert.Equal(2UL, Assert.Single(result.Records)["octetDeltaCount"]);
        Assert.Empty(result.Drops);
        Assert.Empty(_bench.Log.Lines);
    }

    [Theory]
    [InlineData(Transport.Tcp)]
    [InlineData(Transport.Udp)]
    [Rfc(5471, "3.6.8.2", "3.6.8.3.1")]
    [Rfc(7011, "8.4-4", "8.1-2", "8-1")]
    public void Decode_AnotherTemplateWithTheId_IsUsedFromThereOn(Transport transport)
    {
        var result = _bench.By(transport).Decode(
            new IpfixMessage().Templates(Octets).Data(Octets.Record(1)).Templates(Packets).Data(Packets.Record(2)),
            new IpfixMessage().Data(Packets.Record(3)));

        Assert.Equal([1UL], result.Records.Select(record => record["octetDeltaCount"]).OfType<ulong>());
        Assert.Equal([2UL, 3UL], result.Records.Select(record => record["packetDeltaCount"]).OfType<ulong>());
    }

    [Fact]
    [Rfc(5471, "3.6.8.2")]
    [Rfc(7011, "8.1-1", "8.1-2")]
    public void Decode_WithdrawnThenDataThenAnother_DataInBetweenIsNotDecodedWithTheOld()
    {
        var result = _bench.Connect(1).Decode(new IpfixMessage().Templates(Octets).Data(Octets.Record(1)).Withdraw(256).Data(Octets.Record(2)));

        Assert.Equal(1UL, Assert.Single(result.Records)["octetDeltaCount"]);
        Assert.Equal(1, result.Drops[DropReason.NoTemplate]);

        var later = _bench.Decode(new IpfixMessage().Templates(Packets).Data(Packets.Record(3)));

        Assert.Equal(3UL, Assert.Single(later.Records)["packetDeltaCount"]);
    }

    [Fact]
    [Rfc(5471, "3.6.8.3.2")]
    [Rfc(7011, "8-1")]
    public void Decode_AfterTheLifetime_HasNoTemplateUntilItComesAgain()
    {
        _bench.Decode(new IpfixMessage().Templates(Octets));
        _bench.Wait(TimeSpan.FromMinutes(30));
        Assert.Single(_bench.Decode(new IpfixMessage().Data(Octets.Record(1))).Records);
        _bench.Wait(TimeSpan.FromSeconds(1));

        var expired = _bench.Decode(new IpfixMessage().Data(Octets.Record(2)));
        _bench.Wait(TimeSpan.FromMinutes(1));
        var given = _bench.Test.Tick();
        var later = _bench.Decode(new IpfixMessage().Templates(Packets).Data(Packets.Record(3)));

        Assert.Empty(expired.Records);
        Assert.Contains("template 256 has not been sent again within its lifetime", _bench.Log.Warnings[0], StringComparison.Ordinal);
        Assert.Equal(1, given.Drops[DropReason.NoTemplate]);
        Assert.Equal(3UL, Assert.Single(later.Records)["packetDeltaCount"]);
    }

    [Theory]
    [InlineData(60, 1)]
    [InlineData(61, 0)]
    [Rfc(7011, "8.4-1")]
    public void Decode_TemplateSentEveryTwentyMinutes_HoldsThreeTimesAsLong(int minutes, int records)
    {
        _bench.Decode(new IpfixMessage().Templates(Octets));
        _bench.Wait(TimeSpan.FromMinutes(20));
        _bench.Decode(new IpfixMessage().Templates(Octets));
        _bench.Wait(TimeSpan.FromMinutes(minutes));

        Assert.Equal(records, _bench.Decode(new IpfixMessage().Data(Octets.Record(1))).Records.Count);
    }

    [Fact]
    [Rfc(7011, "8-1")]
    public void Decode_OverAConnection_TemplatesHaveNoLifetime()
    {
        _bench.Connect(1).Decode(new IpfixMessage().Templates(Octets));
        _bench.Wait(TimeSpan.FromDays(30));

        Assert.Single(_bench.Decode(new IpfixMessage().Data(Octets.Record(1))).Records);
    }

    [Fact]
    [Rfc(5471, "3.6.2")]
    [Rfc(7011, "8-2", "8-3", "8.1-3")]
    public void Decode_ExporterComesBack_HasNoTemplatesUntilItSendsThem()
    {
        _bench.Connect(1).Decode(new IpfixMessage().Templates(Octets));
        _bench.Test.EndSession();

        var before = _bench.Connect(2).Decode(new IpfixMessage().Data(Octets.Record(1)));
        var after = _bench.Decode(new IpfixMessage().Templates(Packets));

        Assert.Equal(1, before.Drops[DropReason.NoTemplate]);
        Assert.Empty(after.Records);
    }

    [Fact]
    [Rfc(5471, "3.6.2")]
    [Rfc(7011, "10-2")]
    public void Decode_TemplateOfAnotherTransport_IsNotUsed()
    {
        _bench.Decode(new IpfixMessage().Templates(Octets));

        var result = _bench.Connect(1).Decode(new IpfixMessage().Data(Octets.Record(1)));

        Assert.Empty(result.Records);
        Assert.Equal(1, result.Drops[DropReason.NoTemplate]);
    }
}
