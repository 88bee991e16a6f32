using FlowHost.Decoders.NetFlow;
using FlowHost.Decoders.NetFlow.Holding;
using FlowHost.Sdk;
using FlowHost.Sdk.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace FlowHost.Plugins.Tests.Decoders.NetFlow;

/// <summary>Data that comes before its template (RFC 3954 section 9 and RFC 7011 section 8.2 let a collector keep it).</summary>
public class HeldSetTests
{
    private static readonly WireTemplate Octets = new(256, (1, 4));
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly DecoderTest _decoder = new(new IpfixDecoder(NullLogger<IpfixDecoder>.Instance)) { ReceiveTime = Noon, IsEstablished = true };

    [Fact]
    public void Decode_TemplateAfterItsData_GivesTheRecordsInTheirOrderWithTheirTimes()
    {
        var first = new IpfixMessage { ExportTime = Noon.AddSeconds(-2) }.Data(Octets.Record(1), Octets.Record(2)).ToArray();
        var second = new IpfixMessage { ExportTime = Noon.AddSeconds(-1) }.Data(Octets.Record(3)).ToArray();
        Assert.Equal(2, _decoder.Decode(first, second).Held);

        var result = _decoder.Decode(new IpfixMessage { ExportTime = Noon }.Templates(Octets).Data(Octets.Record(4)).ToArray());

        Assert.Equal([1UL, 2UL, 3UL, 4UL], result.Records.Select(record => (ulong)record["octetDeltaCount"]!));
        Assert.Equal(Noon.AddSeconds(-2).ToUnixTimeSeconds() * 1_000_000_000, result.Records[0].Source.ExportTime);
        Assert.Equal((-2, 3, 0), (result.Held, result.Sets, result.Unaccounted));
    }

    [Fact]
    public void Tick_HeldForTooLong_IsCountedAsNoTemplate()
    {
        _decoder.Decode(Data());

        _decoder.ReceiveTime = Noon.AddSeconds(30);
        Assert.Empty(_decoder.Tick().Drops);
        _decoder.ReceiveTime = Noon.AddSeconds(31);
        var result = _decoder.Tick();

        Assert.Equal((1, -1), (result.Drops[DropReason.NoTemplate], result.Held));
        Assert.Empty(_decoder.Decode(new IpfixMessage().Templates(Octets).ToArray()).Records);
    }

    [Fact]
    public void Finish_HeldSets_AreCountedAsNoTemplate()
    {
        _decoder.Decode(Data(), Data());

        Assert.Equal(2, _decoder.Finish().Drops[DropReason.NoTemplate]);
    }

    [Theory]
    [InlineData(true, 256)]
    [InlineData(false, HoldBuffer.NewSets)]
    public void Decode_MoreThanMayWait_IsCountedAsHoldLimit(bool isEstablished, int limit)
    {
        _decoder.IsEstablished = isEstablished;

        var result = _decoder.Decode([.. Enumerable.Repeat(Data(), limit + 5)]);

        Assert.Equal((limit, 5, 0), (result.Held, (int)result.Drops[DropReason.HoldLimit], result.Unaccounted));
    }

    [Fact]
    public void Decode_LargeSetsWithoutTemplate_TakeNoMoreThanTheBufferHolds()
    {
        var large = new IpfixMessage().RawSet(256, 60_004, new byte[60_000]).ToArray();
        var held = 0;
        for (var agent = 0; agent < 4; agent++)
        {
            _decoder.Agent = new System.Net.IPAddress([10, 0, 0, (byte)agent]);
            held += _decoder.Decode([.. Enumerable.Repeat(large, 256)]).Held;
        }

        Assert.InRange(held, 200, HoldBuffer.Limit / 60_000);
    }

    [Fact]
    public void Decode_HoldIsZero_KeepsNothing()
    {
        var decoder = new DecoderTest(new IpfixDecoder(NullLogger<IpfixDecoder>.Instance, new TemplateOptions { Hold = TimeSpan.Zero }));

        Assert.Equal((0, 1), (decoder.Decode(Data()).Held, (int)decoder.Decode(Data()).Drops[DropReason.HoldLimit]));
    }

    [Fact]
    public void EndSession_HeldSetsOfTheConnection_AreGivenUp()
    {
        _decoder.Transport = Transport.Tcp;
        _decoder.Session = 1;
        _decoder.Decode(Data());
        _decoder.Session = 2;
        _decoder.Decode(Data());

        _decoder.Session = 1;
        Assert.Equal(1, _decoder.EndSession().Drops[DropReason.NoTemplate]);
        _decoder.Session = 2;
        Assert.Single(_decoder.Decode(new IpfixMessage().Templates(Octets).ToArray()).Records);
    }

    [Fact]
    public void Decode_TemplateThatIsNotSentAgainForLong_NoLongerHolds()
    {
        // RFC 7011 section 8.4; the second announcement is what the device takes from one to the next.
        _decoder.Decode(new IpfixMessage().Templates(Octets).ToArray());
        _decoder.ReceiveTime = Noon.AddHours(1);
        _decoder.Decode(new IpfixMessage().Templates(Octets).ToArray());

        _decoder.ReceiveTime = Noon.AddHours(7);
        Assert.Single(_decoder.Decode(Data()).Records);
        _decoder.ReceiveTime = Noon.AddHours(7).AddSeconds(1);
        Assert.Equal(1, _decoder.Decode(Data()).Held);
        Assert.Equal(2, _decoder.Decode(new IpfixMessage().Templates(Octets).Data(Octets.Record(1)).ToArray()).Records.Count);
    }

    [Fact]
    public void Decode_DeviceThatAnnouncesRarely_GetsThreeTimesItsInterval()
    {
        _decoder.Decode(new IpfixMessage().Templates(Octets).ToArray());
        _decoder.ReceiveTime = Noon.AddHours(5);
        _decoder.Decode(new IpfixMessage().Templates(Octets).ToArray());

        _decoder.ReceiveTime = Noon.AddHours(5 + 15);
        Assert.Single(_decoder.Decode(Data()).Records);
        _decoder.ReceiveTime = Noon.AddHours(5 + 15).AddSeconds(1);
        Assert.Equal(1, _decoder.Decode(Data()).Held);
    }

    private static byte[] Data() => new IpfixMessage().Data(Octets.Record(1)).ToArray();
}
