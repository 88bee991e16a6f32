namespace FlowHost.Sdk.Tests.Batches;

public sealed class FlowBatchColumnTests
{
    private const uint Documentation4 = 0xC0000201;    // 192.0.2.1
    private static readonly UInt128 Documentation6 = new(0x2001_0DB8_0000_0000, 1);    // 2001:db8::1
    private static readonly UInt128 Mapped4 = new(0, 0x0000_FFFF_C000_0201);    // ::ffff:192.0.2.1

    [Fact]
    public void Reader_NumbersOfAnyWidth_AreReadAs64Bits()
    {
        var bench = new BatchBench(Elements.ProtocolIdentifier, Elements.SourceTransportPort, Elements.IngressInterface, Elements.OctetDeltaCount);
        Element[] elements = [Elements.ProtocolIdentifier, Elements.SourceTransportPort, Elements.IngressInterface, Elements.OctetDeltaCount];
        ulong[] values = [255, 65_535, 4_294_967_295, ulong.MaxValue];
        var batch = bench.Rent(2, batch =>
        {
            for (var i = 0; i < values.Length; i++)
            {
                batch.SetUnsigned(i, 0, values[i]);
                batch.SetUnsigned(i, 1, (ulong)i);
            }
        });

        for (var i = 0; i < values.Length; i++)
        {
            Assert.True(bench.Builder.TryGetNumber(elements[i], out var column));
            ulong[] expected = [values[i], (ulong)i];
            Assert.Equal(expected, batch[column].ToArray());
        }
    }

    [Fact]
    public void Values_OfTheColumnsStorage_AreItsRows()
    {
        var bench = new BatchBench(Elements.SourceTransportPort);
        var added = bench.Builder.Add(Field.UInt32("added"));
        var batch = bench.Rent(2, batch =>
        {
            batch.SetUnsigned(0, 0, 443);
            batch.SetUnsigned(0, 1, 80);
        });
        var writer = batch[added];
        writer[1] = 7;

        Assert.Equal([443, 80], batch.Reader(0).Values<ushort>().ToArray());
        Assert.Equal(7u, batch.Reader(1).Values<uint>()[1]);
        Assert.Equal([0, 1], batch.Reader(1).Present.ToArray());
        var never = new BatchPool(new SchemaTable().Intern([new Field { Name = "a", Kind = FieldKind.UInt8, Format = FieldFormat.Number }], isOptions: false)!, 1);
        Assert.True(never.Rent().Reader(0).Present.IsEmpty);
        Assert.Throws<InvalidOperationException>(() => batch.Reader(0).Values<uint>().Length);
        Assert.Throws<InvalidOperationException>(() => batch.Reader(0).Values<Text>().Length);
    }

    [Fact]
    public void Reader_WidenedNumberOfABatchUsedAgain_HasTheNewValues()
    {
        var bench = new BatchBench(Elements.ProtocolIdentifier);
        Assert.True(bench.Builder.TryGetNumber(Elements.ProtocolIdentifier, out var column));
        var batch = bench.Rent(1, batch => batch.SetUnsigned(0, 0, 6));
        Assert.Equal([6UL], batch[column].ToArray());
        batch.Release();

        var again = bench.Rent(2, batch =>
        {
            batch.SetUnsigned(0, 0, 17);
            batch.SetUnsigned(0, 1, 1);
        });

        Assert.Same(batch, again);
        Assert.Equal([17UL, 1UL], again[column].ToArray());
    }

    [Fact]
    public void AddressReader_OneFamily_ReadsAllAsIPv6()
    {
        var four = new BatchBench(Elements.SourceIPv4Address);
        var six = new BatchBench(Elements.SourceIPv6Address);
        Assert.True(four.Builder.TryGetAddress(Elements.SourceIPv4Address, Elements.SourceIPv6Address, out var fourColumn));
        Assert.True(six.Builder.TryGetAddress(Elements.SourceIPv4Address, Elements.SourceIPv6Address, out var sixColumn));

        var fours = four.Rent(1, batch => batch.SetUnsigned(0, 0, Documentation4))[fourColumn];
        var sixes = six.Rent(1, batch => batch.Tail<UInt128>(0, 0, 1)[0] = Documentation6)[sixColumn];

        Assert.Equal((Mapped4, true), (fours[0], fours.OnlyV4));
        Assert.Equal((Documentation6, false), (sixes[0], sixes.OnlyV4));
    }

    [Fact]
    public void AddressReader_BothFamilies_ReadsTheOneThatIsNotZero()
    {
        var bench = new BatchBench(Elements.SourceIPv4Address, Elements.SourceIPv6Address);
        Assert.True(bench.Builder.TryGetAddress(Elements.SourceIPv4Address, Elements.SourceIPv6Address, out var column));

        var addresses = bench.Rent(3, batch =>
        {
            batch.Tail<uint>(0, 0, 3)[0] = Documentation4;
            batch.Tail<UInt128>(1, 0, 3)[1] = Documentation6;
        })[column];

        Assert.Equal((Mapped4, Documentation6, UInt128.Zero), (addresses[0], addresses[1], addresses[2]));
    }

    [Fact]
    public void TryGetAddress_NeitherFamily_IsFalse() =>
        Assert.False(new BatchBench(Elements.OctetDeltaCount).Builder.TryGetAddress(Elements.SourceIPv4Address, Elements.SourceIPv6Address, out _));

    [Fact]
    public void Indexer_DefaultColumn_SaysThatItIsNotBound()
    {
        var batch = new BatchBench(Elements.IngressInterface).Rent(1);

        var reading = Assert.Throws<InvalidOperationException>(() => { _ = batch[default(Column<uint>)]; });
        var writing = Assert.Throws<InvalidOperationException>(() => { _ = batch[default(NewColumn<ulong>)]; });
        var time = Assert.Throws<InvalidOperationException>(() => { _ = batch[default(TimeColumn)]; });

        const string expected = "The column is not bound: it is a default value. Use only what a TryGet that returned true, or Add, has set.";
        Assert.All([reading, writing, time], exception => Assert.Equal(expected, exception.Message));
    }

    [Fact]
    public void Indexer_ColumnOfAnotherSchema_SaysWhereToKeepColumns()
    {
        var schemas = new SchemaTable();
        var other = new BatchBench(schemas, Elements.IngressInterface, Elements.OctetDeltaCount);
        Assert.True(other.Builder.TryGet(Elements.IngressInterface, out var column));
        var added = other.Builder.Add(Field.Text("site"));
        var batch = new BatchBench(schemas, Elements.IngressInterface).Rent(1);

        var reading = Assert.Throws<InvalidOperationException>(() => { _ = batch[column]; });
        var writing = Assert.Throws<InvalidOperationException>(() => { _ = batch[added]; });

        const string expected = "A column bound for schema 0 was used on a batch of schema 1: keep columns in the delegate that Bind returns, not in fields of the enricher.";
        Assert.All([reading, writing], exception => Assert.Equal(expected, exception.Message));
    }

    [Fact]
    public void Reader_OtherKind_SaysWhatTheColumnIs()
    {
        var reader = new BatchBench(Elements.IngressInterface).Rent(1).Reader(0);

        var exception = Assert.Throws<InvalidOperationException>(() => { _ = reader.Bytes(0); });

        Assert.Equal("The column is stored as UInt32; Bytes does not read it.", exception.Message);
    }

    [Fact]
    public void Indexer_AddressThatWasNotBound_SaysSo()
    {
        var batch = new BatchBench(Elements.SourceIPv4Address).Rent(1);

        var exception = Assert.Throws<InvalidOperationException>(() => batch[default(AddressColumn)].OnlyV4);

        Assert.StartsWith("The column is not bound", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void IsNull_ComputedNumberThatIsNone_IsTrue(double value)
    {
        var bench = new BatchBench(Elements.SamplingProbability);
        var ratio = bench.Builder.Add(Field.Double("ratio"));
        Assert.True(bench.Builder.TryGet("ratio", out Column<double> read));
        var batch = bench.Rent(2, batch =>
        {
            batch.Tail<double>(0, 0, 2).Fill(value);
            batch.PresentTail(0, 0, 2).Fill(1);
        });
        var ratios = batch[ratio];
        ratios[0] = value;
        ratios[1] = 0.5;

        Assert.Equal((true, false), (batch.Reader(1).IsNull(0), batch.Reader(1).IsNull(1)));
        Assert.Equal((true, false), (batch.IsNull(read, 0), batch.IsNull(read, 1)));
        // A device's own is a value, which JSON writes as null.
        Assert.False(batch.Reader(0).IsNull(0));
    }
}
