using FlowHost.Sdk.Tests.Json;

namespace FlowHost.Sdk.Tests.Batches;

public sealed class FlowBatchGatherTests
{
    private static readonly RecordSource First = BatchBuilder.Source("192.0.2.1");
    private static readonly RecordSource Second = BatchBuilder.Source("192.0.2.2", domain: 9);

    [Fact]
    public void Gather_SomeRows_WritesTheSameLinesAsTheSource()
    {
        var source = EveryKind().Build();
        var lines = JsonRows.Text(source).TrimEnd('\n').Split('\n');

        var gathered = Gather(source, 0, 2, 3, 5);

        Assert.Equal([lines[0], lines[2], lines[3], lines[5]], JsonRows.Text(gathered).TrimEnd('\n').Split('\n'));
        Assert.Equal([(0, 2, First), (2, 2, Second)], gathered.Runs.ToArray().Select(run => (run.Start, run.Count, run.Source)));
    }

    [Fact]
    public void Gather_RowsOfOneRun_LeavesTheOtherRunOut()
    {
        var gathered = Gather(EveryKind().Build(), 4, 5);

        Assert.Equal([(0, 2, Second)], gathered.Runs.ToArray().Select(run => (run.Start, run.Count, run.Source)));
    }

    [Fact]
    public void Gather_KeepsItsSourceUntilItIsReleased()
    {
        var schema = EveryKind().Schema();
        var pool = new BatchPool(schema);
        var source = pool.Rent();
        var gathered = Gather(source);
        source.Release();
        var other = pool.Rent();
        Assert.NotSame(source, other);

        gathered.Release();

        Assert.Same(source, pool.Rent());
    }

    [Fact]
    public void Octets_OfAGatheredBatch_CountTheSourceThatItKeeps()
    {
        var source = EveryKind().Build();

        var gathered = Gather(source, 1);

        Assert.True(gathered.Octets > source.Octets, $"{gathered.Octets} of {source.Octets}");
    }

    [Fact]
    public void Gather_IntoABatchThatWasUsedBefore_HoldsNothingOfTheOld()
    {
        var source = EveryKind().Build();
        var pool = new BatchPool(source.Schema);
        var used = pool.Rent();
        used.Gather(source, [0, 1, 2, 3, 4, 5]);
        used.Release();

        var again = pool.Rent();
        again.Gather(source, [1]);

        Assert.Same(used, again);
        Assert.Equal(JsonRows.Text(source).Split('\n')[1], JsonRows.Text(again).TrimEnd('\n'));
    }

    private static FlowBatch Gather(FlowBatch source, params int[] rows)
    {
        var gathered = new BatchPool(source.Schema, initialRows: 1).Rent();
        gathered.Gather(source, rows);
        return gathered;
    }

    private static BatchBuilder EveryKind()
    {
        var builder = new BatchBuilder()
            .Element("u8", ElementType.Unsigned8)
            .Element("u16", ElementType.Unsigned16)
            .Element("u32", ElementType.Unsigned32)
            .Element("u64", ElementType.Unsigned64)
            .Element("i64", ElementType.Signed64)
            .Element("f64", ElementType.Float64)
            .Element("ipv6", ElementType.IPv6Address)
            .Element("text", ElementType.String)
            .Element("octets", ElementType.OctetArray)
            .Element("list", ElementType.BasicList);
        for (var row = 0; row < 6; row++)
        {
            var number = row;
            WriteList list = writer => writer.Value(FlowHost.Sdk.Elements.OctetDeltaCount, (ulong)number);
            builder.Row(
                row, row * 100, row * 100_000, ulong.MaxValue - (ulong)row, -row, row / 4.0, (UInt128)row << 100,
                row == 2 ? null : $"text {row}", row == 3 ? new byte[] { 1 } : new byte[] { 1, 2, 3, 4, 5, 6, 7, (byte)row }, list);
            if (row == 2)
            {
                builder.From(First);
            }
        }
        return builder.From(Second);
    }
}
