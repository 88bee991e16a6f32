using FlowHost.Sdk.Tests.Batches;

namespace FlowHost.Sdk.Tests.Schemas;

public sealed class SchemaBuilderColumnTests
{
    private readonly BatchBench _bench = new(Elements.IngressInterface, Elements.OctetDeltaCount, Elements.InterfaceName);
    private readonly SchemaBuilder _builder;

    public SchemaBuilderColumnTests()
    {
        _builder = _bench.Builder;
        _builder.Owner = "geo";
    }

    [Theory]
    [InlineData("octetDeltaCount", "octetDeltaCount", "sent by the device")]
    [InlineData("site.name", "site.name", "added by geo")]
    [InlineData("site", "site.name", "added by geo")]
    [InlineData("site.name.short", "site.name", "added by geo")]
    public void Add_NameIsTaken_SaysByWhomAndWhatToDo(string name, string other, string by)
    {
        _builder.Add(Field.Text("site.name"));
        _builder.Owner = "mine";

        var exception = Assert.Throws<InvalidOperationException>(() => _builder.Add(Field.Text(name)));

        Assert.Equal($"Field '{name}' is already in the schema, as '{other}' ({by}): give yours another name or group, or use Replace.", exception.Message);
    }

    [Theory]
    [InlineData("AgentID")]
    [InlineData("Type")]
    public void Add_NameOfMetadata_SaysThatItWouldBeHidden(string name)
    {
        var exception = Assert.Throws<InvalidOperationException>(() => _builder.Add(Field.Text(name)));

        Assert.Equal($"Field '{name}' would hide metadata that every record has: give it another name or group.", exception.Message);
    }

    [Fact]
    public void Add_NamesThatOnlyStartAlike_AreDifferent()
    {
        _builder.Add(Field.Text("site"));
        _builder.Add(Field.Text("site2"));
        _builder.Add(Field.Text("Site"));

        Assert.Equal(["ingressInterface", "octetDeltaCount", "interfaceName", "site", "site2", "Site"], Outputs());
    }

    [Fact]
    public void Replace_DeviceField_TakesItsPlaceAndMayTakeItsName()
    {
        Assert.True(_builder.TryGet(Elements.OctetDeltaCount, out var octets));
        Assert.True(_builder.TryGet(Elements.IngressInterface, out var index));

        var doubled = _builder.Replace(octets, Field.UInt64("octetDeltaCount"));
        _builder.Replace(index, Field.Text("port"));

        Assert.Equal(["port", "octetDeltaCount", "interfaceName"], Outputs());
        var batch = _bench.Rent(1, batch => batch.SetUnsigned(1, 0, 21));
        batch[doubled].FillAll()[0] = batch[octets][0] * 2;
        Assert.Equal(42UL, batch.Reader(Assert.Single(_bench.Final.Outputs[1].Columns)).UInt64(0));
    }

    [Fact]
    public void Remove_DeviceField_IsNoOutputButCanStillBeRead()
    {
        Assert.True(_builder.TryGet(Elements.OctetDeltaCount, out var octets));

        _builder.Remove(octets);

        Assert.Equal(["ingressInterface", "interfaceName"], Outputs());
        Assert.Equal([21UL], _bench.Rent(1, batch => batch.SetUnsigned(1, 0, 21))[octets].ToArray());
    }

    [Fact]
    public void Remove_Twice_SaysThatItIsGone()
    {
        Assert.True(_builder.TryGet(Elements.OctetDeltaCount, out var octets));
        _builder.Remove(octets);

        var exception = Assert.Throws<InvalidOperationException>(() => _builder.Remove(octets));

        Assert.Equal("The column is not among the outputs: it was removed or replaced before, or is not of this schema.", exception.Message);
    }

    [Fact]
    public void GetAll_RepeatedElement_ReturnsItsColumnsInOrder()
    {
        var sums = new List<ulong>();
        var enricher = new SumOfRepeats(sums);

        Testing.TestBatch.With(Elements.OctetDeltaCount, Elements.IngressInterface, Elements.OctetDeltaCount)
            .Row(1, 7, 20).Row(300, 7, 4000).Enrich(enricher);

        Assert.Equal([2, 1, 20, 300, 4000], sums);
    }

    [Fact]
    public void GetAll_ElementIsNotThere_IsEmpty() => Assert.Empty(_builder.GetAll(Elements.PacketDeltaCount));

    [Fact]
    public void TryGet_FieldAnEnricherAdded_IsFoundByName()
    {
        _builder.Add(Field.Text("site"));

        Assert.True(_builder.TryGet("site", out Column<Text> _));
        Assert.False(_builder.TryGet("site", out Column<ulong> _));
        Assert.False(_builder.TryGet("other", out Column<Text> _));
    }

    [Fact]
    public void TryGetNumber_UnsignedOfAnyWidth_IsFoundAndNothingElse()
    {
        Assert.True(_builder.TryGetNumber(Elements.IngressInterface, out _));
        Assert.True(_builder.TryGetNumber(Elements.OctetDeltaCount, out _));
        Assert.False(_builder.TryGetNumber(Elements.InterfaceName, out _));
        Assert.False(_builder.TryGetNumber(Elements.PacketDeltaCount, out _));
    }

    private IEnumerable<string> Outputs() => _bench.Final.Outputs.Select(output => output.FullName);

    private sealed class SumOfRepeats(List<ulong> seen) : IEnricher
    {
        public EnrichBatch? Bind(SchemaBuilder schema)
        {
            var columns = schema.GetAll(Elements.OctetDeltaCount);
            seen.Add((ulong)columns.Length);
            return batch =>
            {
                for (var row = 0; row < batch.Count; row++)
                {
                    foreach (var column in columns)
                    {
                        seen.Add(batch[column][row]);
                    }
                }
            };
        }
    }
}
