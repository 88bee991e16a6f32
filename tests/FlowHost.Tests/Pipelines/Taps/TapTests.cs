using FlowHost.Configuration.Keys;
using FlowHost.Pipelines;
using FlowHost.Tests.Pipelines.Support;
using Microsoft.Extensions.Time.Testing;

namespace FlowHost.Tests.Pipelines.Taps;

public sealed class TapTests : IDisposable
{
    private readonly ExporterBench _bench = new();
    private readonly FakeTimeProvider _time = new();
    private readonly TapPoint _point = new("here", schema => schema);

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void Offer_ReaderThatDoesNotRead_MissesRecordsAndNobodyWaits()
    {
        var tap = Tap();

        for (var i = 0; i < FlowHost.Pipelines.Tap.MaxBatches + 3; i++)
        {
            Offer(10);
        }

        Assert.Equal(new TapCounts(Seen: 640, Taken: 640, Missed: 30), tap.Counts);
        Assert.Equal(64, tap.Batches.Count);
    }

    [Fact]
    public void Offer_MoreThanASecondAllows_IsMissedUntilTheNextSecond()
    {
        var tap = Tap(when: new WhenOptions { Type = ["nosuch"] });

        // 195 batches are 199,680 rows: one more is too many.
        for (var i = 0; i < 196; i++)
        {
            Offer(1024);
        }
        Assert.Equal(new TapCounts(Seen: 199_680, Taken: 0, Missed: 1024), tap.Counts);
        _time.Advance(TimeSpan.FromSeconds(1));
        Offer(1024);

        Assert.Equal(new TapCounts(Seen: 200_704, Taken: 0, Missed: 1024), tap.Counts);
    }

    [Fact]
    public void Offer_MoreThanTheLimit_EndsTheTap()
    {
        var tap = Tap(limit: 7);

        Offer(5);
        Offer(5);
        Offer(5);

        Assert.Equal(7, tap.Counts.Taken);
        Assert.True(tap.Batches.TryRead(out var first));
        Assert.True(tap.Batches.TryRead(out var second));
        Assert.Equal((5, 2), (first.Count, second.Count));
        Assert.True(tap.Batches.Completion.IsCompletedSuccessfully);
    }

    [Fact]
    public void Offer_AfterRemove_CostsNothing()
    {
        var tap = Tap();
        _point.Remove(tap);

        Offer(5);

        Assert.Equal(default, tap.Counts);
    }

    private Tap Tap(long limit = long.MaxValue, WhenOptions? when = null)
    {
        var tap = new Tap(when ?? new WhenOptions(), limit, _time);
        _point.Add(tap);
        return tap;
    }

    private void Offer(int rows)
    {
        var batch = _bench.Pool.Rent();
        batch.Commit(rows, default);
        batch.Close();
        _point.Offer(batch);
        batch.Release();
    }
}
