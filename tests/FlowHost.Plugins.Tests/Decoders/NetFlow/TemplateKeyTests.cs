using FlowHost.Decoders.NetFlow;
using FlowHost.Decoders.NetFlow.Templates;
using FlowHost.Sdk;
using FlowHost.Sdk.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace FlowHost.Plugins.Tests.Decoders.NetFlow;

/// <summary>Which ports share their templates, and what happens when one of them changes its own.</summary>
public class TemplateKeyTests
{
    private static readonly WireTemplate Octets = new(256, (1, 4));
    private static readonly WireTemplate Packets = new(256, (2, 4));

    private readonly DecoderTest _decoder = new(new IpfixDecoder(NullLogger<IpfixDecoder>.Instance)) { ListenPort = 2055 };

    [Theory]
    [InlineData(TemplateKeyPolicy.Auto, true, false)]
    [InlineData(TemplateKeyPolicy.AddressDomain, true, true)]
    [InlineData(TemplateKeyPolicy.AddressPortDomain, false, false)]
    public void Decode_DataByOtherPorts_FindsTheTemplateAsThePipelineSays(TemplateKeyPolicy policy, bool fromAnotherPort, bool toAnotherPort)
    {
        _decoder.TemplateKey = policy;
        Announce(50_000, Octets);

        Assert.Equal(fromAnotherPort, Value(50_001) is not null);
        _decoder.ListenPort = 4739;
        Assert.Equal(toAnotherPort, Value(50_000) is not null);
    }

    [Fact]
    public void Decode_AddressAndDomain_AnyPortRedefinesTheTemplate()
    {
        _decoder.TemplateKey = TemplateKeyPolicy.AddressDomain;
        Announce(50_000, Octets);
        Announce(50_001, Packets);

        Assert.Equal("packetDeltaCount", Value(50_000));
    }

    [Theory]
    [InlineData(TemplateKeyPolicy.Auto)]
    [InlineData(TemplateKeyPolicy.AddressPortDomain)]
    public void Decode_PortWithItsOwnTemplate_UsesThat(TemplateKeyPolicy policy)
    {
        _decoder.TemplateKey = policy;
        Announce(50_000, Octets);
        Announce(50_001, Packets);

        Assert.Equal("octetDeltaCount", Value(50_000));
        Assert.Equal("packetDeltaCount", Value(50_001));
    }

    [Fact]
    public void Decode_OtherPortsComeToDisagree_ServesNoLonger()
    {
        Announce(50_000, Octets);
        Assert.Equal("octetDeltaCount", Value(50_009));

        Announce(50_001, Packets);

        Assert.Null(Value(50_009));
    }

    [Fact]
    public void Decode_OtherPortsComeToAgree_Serves()
    {
        Announce(50_000, Octets);
        Announce(50_001, Packets);
        Assert.Null(Value(50_009));

        Announce(50_000, Packets);

        Assert.Equal("packetDeltaCount", Value(50_009));
    }

    [Fact]
    public void Decode_OverTcp_APortWithoutTemplatesBorrowsNone()
    {
        // RFC 7011 section 8: another port is another connection, whose templates are its own.
        _decoder.Transport = Transport.Tcp;
        Announce(50_000, Octets);

        Assert.Null(Value(50_009));
    }

    [Fact]
    public void Decode_PortsThatDisagreeAreForgotten_ServesWhatIsLeft()
    {
        Announce(50_000, Octets);
        Announce(50_001, Packets);
        Assert.Null(Value(50_009));
        for (ushort other = 0; other < AgentTemplates.Limit - 1; other++)
        {
            // Each port takes the place of one that was not used for longest: the first is the one that sent octets.
            Announce((ushort)(51_000 + other), new WireTemplate(300, (4, 1)));
        }

        Assert.Equal("packetDeltaCount", Value(50_009));
    }

    [Fact]
    public void Decode_SeveralIdsFromAPortWithoutTemplates_FindsEach()
    {
        var ports = new WireTemplate(257, (7, 2));
        Announce(50_000, Octets, ports);
        _decoder.SourcePort = 50_009;

        var result = _decoder.Decode(
            new IpfixMessage().Data(Octets.Record(1)).Data(ports.Record(443)).Data(258).Data(Octets.Record(2)).Data(ports.Record(80)).ToArray());

        Assert.Equal([1UL, 2UL], result.Records.Select(record => record["octetDeltaCount"]).OfType<ulong>());
        Assert.Equal([443UL, 80UL], result.Records.Select(record => record["sourceTransportPort"]).OfType<ulong>());
        Assert.Equal(1, result.Held);
    }

    [Theory]
    [InlineData(TemplateKeyPolicy.Auto)]
    [InlineData(TemplateKeyPolicy.AddressDomain)]
    public void Decode_TemplateOfAnotherConnection_IsNotUsed(TemplateKeyPolicy policy)
    {
        // RFC 7011 section 8: a Template belongs to its Transport Session.
        _decoder.Transport = Transport.Tcp;
        _decoder.TemplateKey = policy;
        _decoder.Session = 1;
        Announce(50_000, Octets);

        _decoder.Session = 2;
        Assert.Null(Value(50_000));
        Announce(50_000, Packets);

        Assert.Equal("packetDeltaCount", Value(50_000));
        _decoder.Session = 1;
        Assert.Equal("octetDeltaCount", Value(50_000));
    }

    [Fact]
    public void EndSession_OneOfTwoConnections_ForgetsItsTemplatesInAllDomains()
    {
        _decoder.Transport = Transport.Tcp;
        _decoder.Session = 1;
        Announce(50_000, Octets);
        _decoder.Decode(new IpfixMessage { Domain = 9 }.Templates(Octets).ToArray());
        _decoder.Session = 2;
        Announce(50_000, Packets);

        _decoder.Session = 1;
        _decoder.EndSession();

        Assert.Null(Value(50_000));
        Assert.Empty(_decoder.Decode(new IpfixMessage { Domain = 9 }.Data(Octets.Record(1)).ToArray()).Records);
        _decoder.Session = 2;
        Assert.Equal("packetDeltaCount", Value(50_000));
    }

    private void Announce(ushort port, params WireTemplate[] templates)
    {
        _decoder.SourcePort = port;
        Assert.Empty(_decoder.Decode(new IpfixMessage().Templates(templates).ToArray()).Drops);
    }

    /// <summary>What set 256 from a port is decoded as; null: it has no template.</summary>
    private string? Value(ushort port)
    {
        _decoder.SourcePort = port;
        return _decoder.Decode(new IpfixMessage().Data(Octets.Record(1)).ToArray()).Records.SingleOrDefault()?.Values.Keys.Single();
    }
}
