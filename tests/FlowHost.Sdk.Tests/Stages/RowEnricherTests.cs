using System.Text;
using FlowHost.Sdk.Testing;

namespace FlowHost.Sdk.Tests.Stages;

public sealed class RowEnricherTests
{
    [Fact]
    public void Bind_RequiredInputIsMissing_LeavesTheSchemaAlone()
    {
        var records = TestBatch.With(Elements.IngressInterface).Row(7).Enrich(new MeanSize());

        Assert.Equal(["ingressInterface"], records[0].Values.Keys);
    }

    [Fact]
    public void Enrich_RequiredInputs_SetsTheOutputOfEachRow()
    {
        var records = TestBatch.With(Elements.OctetDeltaCount, Elements.PacketDeltaCount)
            .Row(1500, 1).Row(0, 0).Row(90, 2).Enrich(new MeanSize());

        Assert.Equal([1500UL, null, 45UL], records.Select(record => record["meanSize"]));
    }

    [Fact]
    public void Enrich_OptionalInput_TellsAbsentFromNullAndEmpty()
    {
        var absent = TestBatch.With(Elements.IngressInterface).Row(7).Enrich(new InterfaceLabel());
        var present = TestBatch.With(Elements.IngressInterface, Elements.InterfaceName)
            .Row(7, "ge-0/0").Row(8, null).Row(9, "").Enrich(new InterfaceLabel());

        Assert.Equal("unnamed: ''", absent[0]["label"]);
        Assert.Equal(["named: 'ge-0/0'", "unnamed: ''", "named: ''"], present.Select(record => record["label"]));
    }

    [Fact]
    public void Enrich_NullableNumber_IsToldByHas()
    {
        var records = TestBatch.With(Elements.IngressInterface, Elements.SourceTransportPort).Row(7, null).Row(7, 443).Enrich(new PortLabel());

        Assert.Equal([0UL, 443UL], records.Select(record => record["port"]));
        Assert.Equal(["not sent", "sent"], records.Select(record => record["portState"]));
    }

    [Fact]
    public void Enrich_Address_IsReadFromEitherFamily()
    {
        var four = TestBatch.With(Elements.SourceIPv4Address).Row("192.0.2.7").Enrich(new AddressLabel());
        var six = TestBatch.With(Elements.SourceIPv6Address).Row("2001:db8::7").Enrich(new AddressLabel());
        var both = TestBatch.With(Elements.SourceIPv4Address, Elements.SourceIPv6Address)
            .Row("192.0.2.7", "::").Row("0.0.0.0", "2001:db8::7").Enrich(new AddressLabel());
        var neither = TestBatch.With(Elements.DestinationIPv4Address).Row("192.0.2.7").Enrich(new AddressLabel());

        Assert.Equal("192.0.2.7", four[0]["address"]);
        Assert.Equal("2001:db8::7", six[0]["address"]);
        Assert.Equal(["192.0.2.7", "2001:db8::7"], both.Select(record => record["address"]));
        Assert.Null(neither[0]["address"]);
    }

    [Fact]
    public void Enrich_SharedTextAndRowsLeftOut_AreWrittenPerRow()
    {
        var batch = TestBatch.With(Elements.IngressInterface);
        var records = batch.Row(1).Row(2).Row(3).Enrich(new SiteOfInterface());

        Assert.Equal(["Oslo", null, "Bergen"], records.Select(record => record["site"]));
        Assert.Equal(["01", null, "03"], records.Select(record => record["code"]));
    }

    [Fact]
    public void Enrich_RowsOfSeveralAgents_KnowTheirOwn()
    {
        var records = TestBatch.With(Elements.IngressInterface)
            .From("192.0.2.1", domain: 5).Row(1).Row(2)
            .From("2001:db8::1", domain: 6).Row(3)
            .Enrich(new AgentLabel());

        Assert.Equal(["192.0.2.1/5", "192.0.2.1/5", "2001:db8::1/6"], records.Select(record => record["from"]));
    }

    [Fact]
    public void Enrich_FieldThatAnEarlierEnricherRemoved_IsNotThere()
    {
        var records = TestBatch.With(Elements.IngressInterface, Elements.InterfaceName).Row(7, "ge-0/0").Enrich(
            new Change(schema =>
            {
                Assert.True(schema.TryGet(Elements.InterfaceName, out var name));
                schema.Remove(name);
            }),
            new InterfaceLabel());

        Assert.Equal("unnamed: ''", records[0]["label"]);
    }

    [Fact]
    public void Enrich_FieldThatAnEarlierEnricherReplaced_IsNotThere()
    {
        var records = TestBatch.With(Elements.OctetDeltaCount, Elements.PacketDeltaCount).Row(1500, 1).Enrich(
            new Change(schema =>
            {
                Assert.True(schema.TryGet(Elements.OctetDeltaCount, out var octets));
                schema.Replace(octets, Field.UInt64("octets"));
            }),
            new MeanSize());

        Assert.Equal(["packetDeltaCount"], records[0].Values.Keys);
    }

    private sealed class Change(Action<SchemaBuilder> change) : IEnricher
    {
        public EnrichBatch? Bind(SchemaBuilder schema)
        {
            change(schema);
            return null;
        }
    }

    private sealed class MeanSize : RowEnricher
    {
        private readonly Input<ulong> _octets;
        private readonly Input<ulong> _packets;
        private readonly Output<ulong> _mean;

        public MeanSize()
        {
            _octets = Read(Elements.OctetDeltaCount);
            _packets = Read(Elements.PacketDeltaCount);
            _mean = Write(Field.UInt64("meanSize"));
        }

        protected override void Enrich(in Row row)
        {
            if (row[_packets] > 0)
            {
                row[_mean] = row[_octets] / row[_packets];
            }
        }
    }

    private sealed class InterfaceLabel : RowEnricher
    {
        private readonly Input<Text> _name;
        private readonly Output<Text> _label;

        public InterfaceLabel()
        {
            _name = ReadOptional(Elements.InterfaceName);
            _label = Write(Field.Text("label"));
        }

        protected override void Enrich(in Row row) =>
            row.Set(_label, Encoding.UTF8.GetBytes($"{(row.Has(_name) ? "named" : "unnamed")}: '{Encoding.UTF8.GetString(row[_name])}'"));
    }

    private sealed class PortLabel : RowEnricher
    {
        private readonly Input<ulong> _port;
        private readonly Output<ulong> _copy;
        private readonly Output<Text> _state;

        public PortLabel()
        {
            _port = ReadNumber(Elements.SourceTransportPort);
            _copy = Write(Field.UInt64("port"));
            _state = Write(Field.Text("portState"));
        }

        protected override void Enrich(in Row row)
        {
            row[_copy] = row[_port];
            row.Set(_state, row.Has(_port) ? "sent"u8 : "not sent"u8);
        }
    }

    private sealed class AddressLabel : RowEnricher
    {
        private readonly AddressInput _address;
        private readonly Output<Text> _label;

        public AddressLabel()
        {
            _address = ReadAddress(Elements.SourceIPv4Address, Elements.SourceIPv6Address);
            _label = Write(Field.Text("address"));
        }

        protected override void Enrich(in Row row) => row.Set(_label, Encoding.ASCII.GetBytes(IpAddress.ToIPAddress(row[_address]).ToString()));
    }

    private sealed class SiteOfInterface : RowEnricher
    {
        private readonly SharedText[] _sites;
        private readonly Input<uint> _index;
        private readonly Output<Text> _site;
        private readonly Output<Octets> _code;

        public SiteOfInterface()
        {
            var texts = new TextTable();
            _sites = [default, texts.Add("Oslo"), default, texts.Add("Bergen")];
            _index = Read(Elements.IngressInterface);
            _site = Write(Field.Text("site"));
            _code = Write(Field.New<Octets>("code"));
        }

        protected override void Enrich(in Row row)
        {
            row[_site] = _sites[row[_index]];
            if (!_sites[row[_index]].IsNull)
            {
                row.Set(_code, [(byte)row[_index]]);
            }
        }
    }

    private sealed class AgentLabel : RowEnricher
    {
        private readonly Output<Text> _from;

        public AgentLabel() => _from = Write(Field.Text("from"));

        protected override void Enrich(in Row row) => row.Set(_from, Encoding.UTF8.GetBytes($"{row.Agent.AddressText}/{row.Source.Domain}"));
    }
}
