using System.Globalization;
using System.Net;
using FlowHost.Exporters.Parquet;
using FlowHost.Sdk;
using FlowHost.Sdk.Testing;

namespace FlowHost.Plugins.Tests.Exporters.Parquet;

/// <summary>Values as DuckDB reads them, beside those in NDJSON.</summary>
public sealed class ParquetValueTests
{
    private static Element Of(ElementType type, ushort id = 20_001) => Element.Create(new ElementInfo(64_999, id, $"acme{type}", type));

    [Theory]
    [InlineData(ParquetCompression.Snappy)]
    [InlineData(ParquetCompression.Zstd)]
    [InlineData(ParquetCompression.None)]
    public async Task Export_FieldsOfEveryType_EqualsJson(ParquetCompression compression)
    {
        await using var folder = new ParquetFolder();
        var exporter = await folder.OpenAsync(compression: compression);
        Element[] elements =
        [
            Elements.SourceIPv4Address, Elements.SourceIPv6Address, Elements.SourceMacAddress, Elements.ProtocolIdentifier, Elements.SourceTransportPort,
            Elements.IngressInterface, Elements.OctetDeltaCount, Of(ElementType.Signed8), Of(ElementType.Signed16), Of(ElementType.Signed32),
            Of(ElementType.Signed64), Of(ElementType.Float32), Of(ElementType.Float64), Of(ElementType.Boolean), Elements.InterfaceName,
            Of(ElementType.OctetArray), Elements.FlowStartSeconds, Elements.FlowStartMilliseconds, Elements.FlowStartMicroseconds,
            Elements.FlowStartNanoseconds, Elements.FlowStartSysUpTime, Of(ElementType.Unsigned256),
        ];
        var time = ParquetFolder.Time.AddTicks(1_234_567);
        var batch = TestBatch.With(elements).From("2001:db8::7", domain: uint.MaxValue, setId: ushort.MaxValue, exportTime: ParquetFolder.Time);
        for (var i = 0; i < 100; i++)
        {
            batch.Row(
                $"198.51.100.{i}", $"2001:db8::{i:x}", "02:00:5e:10:00:01", (byte)(200 + (i % 50)), (ushort)(65_500 + (i % 30)), uint.MaxValue - (uint)i,
                ulong.MaxValue - (ulong)i, (sbyte)(i - 100), short.MinValue + i, int.MinValue + i, long.MinValue + i, 0.1f * i, 0.1 * i, i % 2 == 0,
                $"Gi0/{i % 7} \u00e6\u65e5 \"q\"\t", new byte[] { 0, (byte)i, 255 }, time.AddSeconds(i), time.AddMilliseconds(i), time.AddTicks(i), time.AddTicks(i),
                (uint)i, (1UL << 53) + 1 + (ulong)i);
        }

        await folder.ExportAsync(exporter, batch);
        await ParquetFolder.FinishAsync(exporter);

        Assert.Equal(100 * (5 + elements.Length), folder.AssertEqualsJson());
        Assert.Equal(
            ["VARCHAR", "VARCHAR", "VARCHAR", "UTINYINT", "USMALLINT", "UINTEGER", "UBIGINT", "TINYINT", "SMALLINT", "INTEGER", "BIGINT", "FLOAT", "DOUBLE",
                "BOOLEAN", "VARCHAR", "BLOB", "TIMESTAMP WITH TIME ZONE", "TIMESTAMP WITH TIME ZONE", "TIMESTAMP WITH TIME ZONE", "TIMESTAMP_NS", "UINTEGER", "UBIGINT"],
            elements.Select(element => folder.TypeOf(element.Name)));
    }

    [Fact]
    public async Task Export_RowsWithoutValues_AreNull()
    {
        await using var folder = new ParquetFolder();
        var exporter = await folder.OpenAsync();
        var batch = TestBatch.With(
            Elements.InterfaceName, Elements.OctetDeltaCount, Elements.SourceIPv4Address, Elements.SourceIPv6Address, Elements.SourceMacAddress,
            Of(ElementType.Boolean), Elements.FlowStartMilliseconds, Elements.ProtocolIdentifier, Of(ElementType.Float64));
        for (var i = 0; i < 64; i++)
        {
            object?[] row = ["eth0", 1UL << i, "192.0.2.1", "::1", "02:00:00:00:00:01", true, ParquetFolder.Time, (byte)6, 1.5];
            batch.Row([.. row.Select((value, column) => (i >> (column % 6)) % 2 == 0 ? value : null)]);
        }

        await folder.ExportAsync(exporter, batch);
        await ParquetFolder.FinishAsync(exporter);

        folder.AssertEqualsJson();
        Assert.Equal("32", Assert.Single(folder.Values("count(interfaceName)")));
    }

    [Fact]
    public async Task Export_NumbersThatAreNone_AreNull()
    {
        await using var folder = new ParquetFolder();
        var exporter = await folder.OpenAsync();

        await folder.ExportAsync(
            exporter, TestBatch.With(Of(ElementType.Float64), Of(ElementType.Float32)).Row(double.NaN, 1).Row(double.PositiveInfinity, float.NaN).Row(2.5, 2.5));
        await ParquetFolder.FinishAsync(exporter);

        folder.AssertEqualsJson();
        Assert.Equal("2.5", Assert.Single(folder.Values("sum(acmeFloat64)")));
    }

    [Fact]
    public async Task Export_TimeBeyondTheYear9999_KeepsItsOctets()
    {
        await using var folder = new ParquetFolder();
        var exporter = await folder.OpenAsync();

        await folder.ExportAsync(
            exporter, TestBatch.With(Elements.FlowEndMilliseconds).Row(ulong.MaxValue).Row(253_402_300_799_999UL).Row(253_402_300_800_000UL));
        await ParquetFolder.FinishAsync(exporter);

        folder.AssertEqualsJson();
        Assert.Equal<string?>(
            ["FFFFFFFFFFFFFFFF", null, "0000E677D21FDC00"],
            folder.Values("hex(flowEndMilliseconds_raw)"));
    }

    [Fact]
    public async Task Export_BooleanThatIsNeither_KeepsItsOctet()
    {
        await using var folder = new ParquetFolder();
        var exporter = await folder.OpenAsync();
        var element = Of(ElementType.Boolean);

        await folder.ExportAsync(exporter, TestBatch.With(element).Row((byte)1).Row((byte)2).Row((byte)3));
        await ParquetFolder.FinishAsync(exporter);

        folder.AssertEqualsJson();
        Assert.Equal(
            ["true -", "false -", "- 03"],
            folder.Values("coalesce(acmeBoolean::VARCHAR, '-') || ' ' || coalesce(hex(acmeBoolean_raw), '-')"));
    }

    [Fact]
    public async Task Export_RepeatedElement_IsAListThatKeepsItsOrder()
    {
        await using var folder = new ParquetFolder();
        var exporter = await folder.OpenAsync();
        var batch = TestBatch.With(
            Elements.MplsTopLabelStackSection, Elements.DestinationTransportPort, Elements.DestinationTransportPort, Elements.DestinationTransportPort,
            Elements.SourceIPv4Address, Elements.SourceIPv4Address, Elements.InterfaceName, Elements.InterfaceName);

        await folder.ExportAsync(
            exporter,
            batch.Row(new byte[] { 1, 2, 3 }, (ushort)3, (ushort)1, (ushort)2, "192.0.2.2", "192.0.2.1", "b", "a")
                .Row(new byte[] { 4, 5, 6 }, (ushort)9, null, (ushort)9, null, "192.0.2.3", null, null));
        await ParquetFolder.FinishAsync(exporter);

        folder.AssertEqualsJson();
        Assert.Equal("USMALLINT[]", folder.TypeOf("destinationTransportPort_all"));
        Assert.Equal(
            ["[3, 1, 2] [192.0.2.2, 192.0.2.1]", "[9, NULL, 9] [NULL, 192.0.2.3]"],
            folder.Values("destinationTransportPort_all::VARCHAR || ' ' || sourceIPv4Address_all::VARCHAR"));
        Assert.Null(folder.TypeOf("destinationTransportPort"));
    }

    [Fact]
    public async Task Export_AddedFields_AreFlatColumnsRoundedAsInJson()
    {
        await using var folder = new ParquetFolder();
        var exporter = await folder.OpenAsync();
        var enricher = new AddingEnricher();

        await folder.ExportAsync(exporter, ParquetFolder.Flows().Row(1).Row(3).Row(7).Row(1_000_000).Row(0).Through(enricher));
        await ParquetFolder.FinishAsync(exporter);

        folder.AssertEqualsJson();
        Assert.Equal(
            ["0.333", "1.0", "2.333", "333333.333", null],
            folder.Values("\"flow.third\"::VARCHAR"));
        Assert.Equal("VARCHAR", folder.TypeOf("flow.labels_all"));
        Assert.Equal("VARCHAR", folder.TypeOf("flow.address"));
    }

    [Fact]
    public async Task Export_FieldsNamedLikeMetadataOrFolders_GetOtherNames()
    {
        await using var folder = new ParquetFolder();
        var exporter = await folder.OpenAsync();
        Element[] elements = [.. new[] { "Type", "hour", "agentid" }.Select((name, i) => Element.Create(new ElementInfo(64_999, (ushort)(i + 1), name, ElementType.String)))];

        await folder.ExportAsync(exporter, TestBatch.With(elements).Row("a", "b", "c"));
        await ParquetFolder.FinishAsync(exporter);

        Assert.Equal(
            (IEnumerable<string?>)["flow", "192.0.2.1", "a", "b", "c"],
            Assert.Single(folder.Query("type, AgentID, Type_e64999id1, hour_e64999id2, agentid_e64999id3")));
    }

    [Fact]
    public async Task Export_NamesThatDifferByCaseAlone_AreTwoColumns()
    {
        await using var folder = new ParquetFolder();
        var exporter = await folder.OpenAsync();
        Element[] elements =
        [
            Element.Create(new ElementInfo(9, 96, "Application_Name", ElementType.OctetArray)),
            Element.Create(new ElementInfo(35_632, 427, "APPLICATION_NAME", ElementType.String)),
        ];

        await folder.ExportAsync(exporter, TestBatch.With(elements).Row(new byte[] { 255 }, "x"));
        await ParquetFolder.FinishAsync(exporter);

        Assert.Equal(
            (IEnumerable<string?>)["FF", "x"],
            Assert.Single(folder.Query("hex(Application_Name), APPLICATION_NAME_e35632id427")));
    }

    [Fact]
    public async Task Export_ManyDistinctValues_LeavesTheDictionaryAndEqualsJson()
    {
        await using var folder = new ParquetFolder();
        var exporter = await folder.OpenAsync();
        var random = new Random(7);
        for (var batch = 0; batch < 50; batch++)
        {
            var rows = TestBatch.With(Elements.OctetDeltaCount, Elements.SourceIPv4Address, Elements.SourceIPv6Address, Elements.InterfaceName, Elements.SourceTransportPort)
                .From("192.0.2.1", exportTime: ParquetFolder.Time);
            for (var row = 0; row < 1_000; row++)
            {
                rows.Row(
                    (ulong)random.NextInt64(), new IPAddress(random.Next()).ToString(), $"2001:db8::{random.Next(65_536):x}:{random.Next(65_536):x}",
                    random.NextInt64().ToString("x", CultureInfo.InvariantCulture), (ushort)random.Next(30));
            }
            await folder.ExportAsync(exporter, rows);
        }
        await ParquetFolder.FinishAsync(exporter);

        Assert.Equal(50_000 * 10, folder.AssertEqualsJson());
    }

    /// <summary>Adds a field of each kind that elements have not, or that is written otherwise.</summary>
    private sealed class AddingEnricher : IEnricher
    {
        public EnrichBatch? Bind(SchemaBuilder schema)
        {
            schema.TryGet(Elements.OctetDeltaCount, out var octets);
            var third = schema.Add(Field.Double("flow.third"));
            var name = schema.Add(Field.Text("flow.name"));
            var address = schema.Add(Field.New<UInt128>("flow.address"));
            var first = schema.Add(Field.New<uint>("flow.first", FieldFormat.Time, TimeUnit.Seconds));
            var labels = schema.Add(Field.New<FlowList>("flow.labels"));
            return batch =>
            {
                var thirds = batch[third];
                var addresses = batch[address];
                var firsts = batch[first];
                var names = batch[name];
                var lists = batch[labels];
                for (var row = 0; row < batch.Count; row++)
                {
                    var value = batch[octets][row];
                    if (value != 0)
                    {
                        thirds[row] = value / 3.0;
                        names.Set(row, System.Text.Encoding.UTF8.GetBytes($"flow {value}"));
                        addresses[row] = value;
                        firsts[row] = (uint)value;
                    }
                    var list = lists.Start(ListSemantic.Ordered);
                    for (var item = 0UL; item < value % 4; item++)
                    {
                        list.Value(Elements.SourceTransportPort, item);
                        list.Value(Elements.InterfaceName, "a \"b\""u8);
                    }
                    lists.Set(row);
                }
            };
        }
    }
}
