using FlowHost.Sdk;
using FlowHost.Sdk.Testing;

namespace FlowHost.Plugins.Tests.Enrichers.CiscoEta;

public class InitialPacketDnsTests
{
    private const string Client = "10.1.1.20";
    private const string Server = "192.0.2.53";

    [Fact]
    public void Enrich_Query_HasItsNameAndNoCode()
    {
        var record = Run(Packet.Udp(Client, 40_000, Server, 53, Dns.Query(1, "www.Example.com")));

        Assert.Equal("www.Example.com", record["dns_domain-name"]);
        Assert.Null(record["dns_response_code"]);
        Assert.Null(record["dns_rtt"]);
    }

    [Theory]
    [InlineData(0, "No Error")]
    [InlineData(1, "Format Error")]
    [InlineData(2, "Server Failure")]
    [InlineData(3, "Non-Existent Domain")]
    [InlineData(4, "Not Implemented")]
    [InlineData(5, "Query Refused")]
    [InlineData(12, "Unassigned")]
    public void Enrich_Response_HasItsCode(int code, string expected) =>
        Assert.Equal(expected, Run(Packet.Udp(Server, 53, Client, 40_000, Dns.Response(1, "a.example", code)))["dns_response_code"]);

    [Fact]
    public void Enrich_ResponseWithEdns_HasTheLongCode()
    {
        // RFC 6891 section 6.1.3: BADVERS is 16, whose upper bits are the first octet of the OPT record's TTL.
        byte[] message = [.. Dns.Header(1, 0x8180, 1, 0, 0, 1), .. Dns.Question("a.example", 1), 0, 0, 41, 16, 0, 1, 0, 0, 0, 0, 0];

        Assert.Equal("Bad OPT Version", Run(Packet.Udp(Server, 53, Client, 40_000, message))["dns_response_code"]);
    }

    [Theory]
    [InlineData("20.1.1.10.in-addr.arpa")]
    [InlineData("20.1.1.10.IN-ADDR.ARPA")]
    [InlineData("in-addr.arpa")]
    [InlineData("1.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa")]
    public void Enrich_ReverseLookUp_HasACodeAndNoName(string name)
    {
        var record = Run(Packet.Udp(Server, 53, Client, 40_000, Dns.Response(1, name, 3)));

        Assert.Null(record["dns_domain-name"]);
        Assert.Equal("Non-Existent Domain", record["dns_response_code"]);
    }

    [Fact]
    public void Enrich_NameThatOnlyEndsLikeAReverseZone_IsAName() =>
        Assert.Equal("xin-addr.arpa", Run(Packet.Udp(Client, 40_000, Server, 53, Dns.Query(1, "xin-addr.arpa")))["dns_domain-name"]);

    [Fact]
    public void Enrich_PaddedToTheTemplate_ReadsThePacketAlone()
    {
        var query = Packet.Udp(Client, 40_000, Server, 53, Dns.Query(1, "padded.example"));

        Assert.Equal("padded.example", Run(query.ToLength(1300))["dns_domain-name"]);
    }

    [Fact]
    public void Enrich_CutInTheAnswers_HasNameCodeAndTheWholeAnswers()
    {
        var names = new LearntNames();
        var response = Packet.Udp(Server, 53, Client, 40_000, Dns.Response(1, "cut.example", 0, "192.0.2.1", "192.0.2.2", "192.0.2.3"));

        var record = Run(response.ToLength(response.Length - 17), names: names);

        Assert.Equal("cut.example", record["dns_domain-name"]);
        Assert.Equal("No Error", record["dns_response_code"]);
        Assert.Equal(["192.0.2.1"], names.All.Select(learnt => learnt.Address));
    }

    [Fact]
    public void Enrich_AnswerThatContradictsItsType_LosesTheAnswersAlone()
    {
        var names = new LearntNames();
        byte[] message = [.. Dns.Header(1, 0x8180, 1, 1, 0, 0), .. Dns.Question("odd.example", 1), 0xC0, 12, 0, 28, 0, 1, 0, 0, 0, 60, 0, 1, 7];

        var record = Run(Packet.Udp(Server, 53, Client, 40_000, message), names: names);

        Assert.Equal("odd.example", record["dns_domain-name"]);
        Assert.Equal("No Error", record["dns_response_code"]);
        Assert.Empty(names.All);
    }

    [Theory]
    [InlineData("0001010000010000000000000361626303")]
    [InlineData("000101000001000000000000c00c00010001")]
    [InlineData("0001010000010000000000000161c00e00010001")]
    [InlineData("00010100")]
    [InlineData("5353482d322e302d4f70656e5353485f392e32")]
    public void Enrich_Port53ThatIsNoDns_IsCounted(string message)
    {
        using var test = new EtaTest();

        var record = TestBatch.With(CiscoElements.EtaIdp).Row(Packet.Udp(Client, 40_000, Server, 53, Convert.FromHexString(message))).Enrich(test.Enricher)[0];

        Assert.Equal(["ETA_IDP"], record.Values.Keys);
        Assert.Equal(["bad_dns ETA_IDP"], test.Rejections);
    }

    [Theory]
    [InlineData(40_000, 5353)]
    [InlineData(54, 52)]
    public void Enrich_OtherPorts_AreNotDns(int sourcePort, int destinationPort) =>
        Assert.Null(Run(Packet.Udp(Client, (ushort)sourcePort, Server, (ushort)destinationPort, Dns.Query(1, "a.example")))["dns_domain-name"]);

    [Fact]
    public void Enrich_IPv6_IsToldByTheVersionOfThePacket() =>
        Assert.Equal("six.example", Run(Packet.Udp("2001:db8::20", 40_000, "2001:db8::53", 53, Dns.Query(1, "six.example")))["dns_domain-name"]);

    [Fact]
    public void Enrich_IPv6WithExtensionHeaders_LooksBehindThem()
    {
        // Hop-by-hop options of 16 octets, then UDP.
        byte[] hopByHop = [17, 1, 1, 12, .. new byte[12]];
        var message = Dns.Query(1, "hop.example");
        byte[] udp = [.. Packet.Number(40_000), .. Packet.Number(53), .. Packet.Number(8 + message.Length), 0, 0, .. message];

        Assert.Equal("hop.example", Run(Packet.Ip("2001:db8::20", "2001:db8::53", 0, udp, hopByHop))["dns_domain-name"]);
    }

    [Fact]
    public void Enrich_LaterFragment_HasNoHeaderToRead()
    {
        var message = Dns.Query(1, "fragment.example");
        byte[] udp = [.. Packet.Number(40_000), .. Packet.Number(53), .. Packet.Number(8 + message.Length), 0, 0, .. message];

        Assert.Equal(["ETA_IDP"], Run(Packet.Ip(Client, Server, 17, udp, fragmentOffset: 185)).Values.Keys);
    }

    [Fact]
    public void Enrich_IpfixSectionWithPorts_IsReadAlike()
    {
        var record = TestBatch.With(Elements.SourceTransportPort, Elements.DestinationTransportPort, Elements.IpHeaderPacketSection)
            .Row(40_000, 53, Packet.Udp(Client, 40_000, Server, 53, Dns.Query(1, "ipfix.example")))
            .Enrich(new EtaTest().Enricher)[0];

        Assert.Equal("ipfix.example", record["dns_domain-name"]);
        Assert.Equal("security", record.RecordType);
    }

    [Fact]
    public void Enrich_ElementOfEarlierReleases_IsReadAlike() =>
        Assert.Equal("old.example", Run(Packet.Udp(Client, 40_000, Server, 53, Dns.Query(1, "old.example")), CiscoElements.EtaIdpOld)["dns_domain-name"]);

    [Fact]
    public void Enrich_Answers_AreOfferedUnderTheNameThatWasAskedFor()
    {
        var names = new LearntNames();
        var time = new DateTimeOffset(2026, 1, 15, 10, 0, 0, TimeSpan.Zero);

        TestBatch.With(CiscoElements.EtaIdp).From("192.0.2.1", exportTime: time)
            .Row(Packet.Udp(Server, 53, Client, 40_000, Dns.Response(1, "www.example", 0, "198.51.100.7", "2001:db8::7")))
            .Row(Packet.Udp(Client, 40_000, Server, 53, Dns.Query(2, "www.example")))
            .Row(Packet.Udp(Server, 53, Client, 40_000, Dns.Response(3, "7.100.51.198.in-addr.arpa", 0, "198.51.100.8")))
            .Enrich(new EtaTest(names: names).Enricher);

        var nanoseconds = time.ToUnixTimeMilliseconds() * 1_000_000;
        Assert.Equal([("198.51.100.7", "www.example", nanoseconds), ("2001:db8::7", "www.example", nanoseconds)], names.All);
    }

    [Fact]
    public void Enrich_NameThatAnEarlierEnricherAdded_StaysAsItIs()
    {
        var record = TestBatch.With(CiscoElements.EtaIdp)
            .Row(Packet.Udp(Server, 53, Client, 40_000, Dns.Response(1, "idp.example")))
            .Enrich(new NameAdder(), new EtaTest().Enricher)[0];

        Assert.Equal("nbar.example", record["dns_domain-name"]);
        Assert.Equal("No Error", record["dns_response_code"]);
    }

    [Fact]
    public void Enrich_NoPacket_IsCounted()
    {
        using var test = new EtaTest();

        TestBatch.With(CiscoElements.EtaIdp).Row(new byte[1300]).Row(Convert.FromHexString("4500")).Row(Array.Empty<byte>()).Enrich(test.Enricher);

        Assert.Equal(["no_packet ETA_IDP", "no_packet ETA_IDP"], test.Rejections);
    }

    private static TestRecord Run(byte[] packet, Element? element = null, IAddressNames? names = null) =>
        TestBatch.With(element ?? CiscoElements.EtaIdp).Row(packet).Enrich(new EtaTest(names: names).Enricher)[0];

    private sealed class NameAdder : IEnricher
    {
        public EnrichBatch? Bind(SchemaBuilder schema)
        {
            var name = schema.Add(Field.Text("dns_domain-name"));
            return batch => batch[name].Set(0, "nbar.example"u8);
        }
    }
}
