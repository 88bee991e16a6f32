namespace FlowHost.Sdk.Tests.Batches;

public sealed class FlowBatchLifetimeTests
{
    private readonly BatchBench _bench = new(Elements.OctetDeltaCount);

    [Fact]
    public void Release_LastOne_LetsThePoolUseTheBatchAgain()
    {
        var batch = _bench.Rent(3);
        batch.Retain();
        batch.Release();
        Assert.NotSame(batch, _bench.Pool.Rent());

        batch.Release();

        Assert.Same(batch, _bench.Pool.Rent());
        Assert.Equal(0, batch.Count);
        Assert.Equal(0, batch.Runs.Length);
    }

    [Fact]
    public void Release_OnceTooOften_Throws()
    {
        var batch = _bench.Rent(1);
        batch.Release();

        var exception = Assert.Throws<InvalidOperationException>(batch.Release);

        Assert.Equal("A batch was released more often than it was retained.", exception.Message);
    }

    [Fact]
    public void Close_BatchIsUsedAgain_AddedColumnsStartNull()
    {
        var number = _bench.Builder.Add(Field.UInt64("number"));
        var text = _bench.Builder.Add(Field.Text("text"));
        var octets = _bench.Builder.Add(Field.New<Octets>("octets"));
        var batch = _bench.Rent(2);
        batch[number].FillAll().Fill(9);
        batch[text].Set(1, "old"u8);
        batch[octets].Set(1, [1, 2, 3]);
        Assert.Equal([false, false, false], Nulls(batch, row: 1));
        batch.Release();

        var again = _bench.Rent(2);

        Assert.Same(batch, again);
        Assert.Equal([true, true, true], Nulls(again, row: 0));
        Assert.Equal([true, true, true], Nulls(again, row: 1));
    }

    [Fact]
    public void Commit_RowsOfSeveralDatagrams_KeepsWhereEachCameFrom()
    {
        var batch = _bench.Pool.Rent();
        for (var i = 0; i < 20; i++)
        {
            batch.Commit(2, new RecordSource { Domain = (uint)i });
        }

        Assert.Equal(20, batch.Runs.Length);
        Assert.Equal((38, 2, 40, 19u), (batch.Runs[19].Start, batch.Runs[19].Count, batch.Runs[19].End, batch.Runs[19].Domain));
    }

    private static bool[] Nulls(FlowBatch batch, int row) => [.. Enumerable.Range(1, 3).Select(field => batch.Reader(field).IsNull(row))];
}
