using FlowHost.Decoders.NetFlow;
using FlowHost.Sdk.Testing;
using FlowHost.Tests;
using Microsoft.Extensions.Logging.Abstractions;

namespace FlowHost.Plugins.Tests.Decoders.NetFlow;

/// <summary>Templates survive the process, however it ends. A decoder that is left without <c>Finish</c> stands for a process that was killed.</summary>
public sealed class SavedTemplatesTests
{
    private static readonly WireTemplate Octets = new(256, (1, 4));
    private static readonly WireTemplate Packets = new(256, (2, 4));

    private readonly TestStateStore _state = new();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    [Rfc(5471, "3.6.3")]
    public void Decode_AfterARestart_FirstDataDecodes(bool isFinished)
    {
        var before = Decoder();
        before.Decode(new IpfixMessage { Domain = 5 }.Templates(Octets).ToArray());
        if (isFinished)
        {
            before.Finish();
        }

        var result = Decoder().Decode(new IpfixMessage { Domain = 5 }.Data(Octets.Record(7)).ToArray());

        Assert.Equal(7UL, Assert.Single(result.Records)["octetDeltaCount"]);
    }

    [Fact]
    public void Decode_RedefinedBeforeTheRestart_UsesTheLast()
    {
        Decoder().Decode(new IpfixMessage().Templates(Octets).ToArray(), new IpfixMessage().Templates(Packets).ToArray());

        Assert.Equal(9UL, Assert.Single(Decoder().Decode(new IpfixMessage().Data(Packets.Record(9)).ToArray()).Records)["packetDeltaCount"]);
    }

    [Fact]
    public void Decode_AgentThatStaysAwayForARestart_IsStillKnownAfterTheNext()
    {
        Decoder().Decode(new IpfixMessage().Templates(Octets).ToArray());
        var other = Decoder();
        other.Agent = System.Net.IPAddress.Parse("192.0.2.99");
        other.Decode(new IpfixMessage().Templates(Octets).ToArray());
        other.Finish();

        Assert.Single(Decoder().Decode(new IpfixMessage().Data(Octets.Record(7)).ToArray()).Records);
    }

    [Fact]
    public void Decode_RefusedRedefinitionBeforeTheRestart_DoesNotBringTheOldLayoutBack()
    {
        // A template whose records have no octet is refused.
        Decoder().Decode(new IpfixMessage().Templates(Octets).ToArray(), new IpfixMessage().Templates(new WireTemplate(256, (1, 0))).ToArray());

        Assert.Equal(1, Decoder().Decode(new IpfixMessage().Data(Octets.Record(7)).ToArray()).Held);
    }

    [Fact]
    public void Decode_TemplateThatWasCutOffBeforeTheRestart_DoesNotBringTheOldLayoutBack()
    {
        var cut = new IpfixMessage().Templates(Packets).ToArray()[..^4];
        // The lengths of the message and of the set.
        cut[3] -= 4;
        cut[19] -= 4;
        Decoder().Decode(new IpfixMessage().Templates(Octets).ToArray(), cut);

        Assert.Equal(1, Decoder().Decode(new IpfixMessage().Data(Octets.Record(7)).ToArray()).Held);
    }

    [Fact]
    public void Decode_TemplateThatExpiredWithoutTheProcess_IsForgotten()
    {
        Decoder().Decode(new IpfixMessage().Templates(Octets).ToArray());
        var after = Decoder();
        after.ReceiveTime += TimeSpan.FromHours(7);

        Assert.Equal(1, after.Decode(new IpfixMessage().Data(Octets.Record(7)).ToArray()).Held);
        Assert.Equal(1, Decoder().Decode(new IpfixMessage().Data(Octets.Record(7)).ToArray()).Held);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Decode_TemplateThatWasSentAgainBeforeTheRestart_HoldsFromThen(bool isFinished)
    {
        var before = Decoder();
        before.Decode(new IpfixMessage().Templates(Octets).ToArray());
        before.ReceiveTime += TimeSpan.FromHours(5);
        before.Decode(new IpfixMessage().Templates(Octets).ToArray());
        if (isFinished)
        {
            before.Finish();
        }
        var after = Decoder();
        after.ReceiveTime = before.ReceiveTime + TimeSpan.FromHours(5);

        Assert.Single(after.Decode(new IpfixMessage().Data(Octets.Record(7)).ToArray()).Records);
    }

    [Fact]
    public void Decode_RecordsOfAnotherVersion_AreRemoved()
    {
        var table = _state.Open("templates");
        table.Set("not a template"u8, "at all"u8);

        Assert.Empty(Decoder().Decode(new IpfixMessage().Data(Octets.Record(7)).ToArray()).Records);

        Assert.Empty(table.Records);
    }

    [Fact]
    [Rfc(5471, "3.6.3")]
    [Rfc(7011, "8-3")]
    public void Decode_TemplatesOfAConnection_AreNotKept()
    {
        var before = Decoder();
        before.Transport = FlowHost.Sdk.Transport.Tcp;
        before.Session = 1;
        before.Decode(new IpfixMessage().Templates(Octets).ToArray());
        before.Finish();

        Assert.Equal(1, Decoder().Decode(new IpfixMessage().Data(Octets.Record(7)).ToArray()).Held);
    }

    private DecoderTest Decoder() =>
        new(new IpfixDecoder(NullLogger<IpfixDecoder>.Instance, null, _state)) { ReceiveTime = DateTimeOffset.UnixEpoch.AddDays(20_000) };
}
