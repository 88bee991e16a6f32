using FlowHost.Pipelines;
using FlowHost.Sdk;
using FlowHost.Tests.Pipelines.Support;
using static FlowHost.Tests.Pipelines.Support.TestDatagrams;

namespace FlowHost.Tests.Pipelines;

public sealed class ExporterQueueTests
{
    [Fact]
    public async Task Send_QueueIsFull_DropsTheNewestAndKeepsWhatFits()
    {
        using var bench = new ExporterBench(rows: 100);

        bench.Send(60);
        bench.Send(41);
        bench.Send(40);
        bench.Send(1);
        await bench.DrainAsync();

        Assert.Equal([60, 40], bench.Exporter.BatchRows);
        bench.AssertRows(accepted: 100, (DropReason.QueueFull, 42));
    }

    [Fact]
    public async Task Send_BatchLargerThanAnEmptyQueue_IsTaken()
    {
        using var bench = new ExporterBench(rows: 100);

        bench.Send(200);
        await bench.DrainAsync();

        bench.AssertRows(accepted: 200);
    }

    [Fact]
    public async Task Send_OneExporterIsSlow_TheOtherGetsEverything()
    {
        using var slowBench = new ExporterBench(rows: 1024);
        using var fastBench = new ExporterBench();
        using var worker = new WorkerBench(targets: [slowBench.Queue, fastBench.Queue]);

        worker.Send(Datagram(Flows(7, 1024)), Datagram(Flows(7, 1024)), Datagram(Flows(7, 100)));
        await Task.WhenAll(slowBench.DrainAsync(), fastBench.DrainAsync());

        slowBench.AssertRows(accepted: 1024, (DropReason.QueueFull, 1124));
        fastBench.AssertRows(accepted: 2148);
    }

    [Theory]
    [InlineData(QueueFullMode.Block, false)]
    [InlineData(QueueFullMode.DropNewest, true)]
    public async Task Send_QueueIsFullAndTheSourceWaits_WaitsForRoomAndDropsNothing(object onFull, bool canWait)
    {
        using var bench = new ExporterBench(rows: 100, (QueueFullMode)onFull);
        bench.Send(100, canWait);
        var waiting = Task.Run(() => bench.Send(100, canWait), TestContext.Current.CancellationToken);
        await Task.Delay(50, TestContext.Current.CancellationToken);
        Assert.False(waiting.IsCompleted);

        var running = bench.Queue.RunAsync();
        await waiting;
        bench.Queue.Complete();
        await running;

        bench.AssertRows(accepted: 200);
    }

    [Fact]
    public async Task Send_WaitsForRoomAtTheDeadline_CountsItsRowsAndGoesOn()
    {
        using var bench = new ExporterBench(rows: 100, QueueFullMode.Block);
        bench.Send(100);
        var waiting = Task.Run(() => bench.Send(7), TestContext.Current.CancellationToken);

        await bench.Deadline.CancelAsync();
        await waiting;
        await bench.DrainAsync();

        bench.AssertRows(accepted: 0, (DropReason.ShutdownDeadline, 107));
    }

    [Fact]
    public async Task RunAsync_SeveralBatchesWait_FlushesOnceTheQueueIsEmpty()
    {
        using var bench = new ExporterBench();
        bench.Send(1);
        bench.Send(2);
        bench.Send(3);

        await bench.DrainAsync();

        Assert.Equal(1, bench.Exporter.Flushes);
        bench.AssertRows(accepted: 6);
    }

    [Fact]
    public async Task RunAsync_QueueIsNeverEmpty_FlushesEachSecond()
    {
        using var bench = new ExporterBench();
        bench.Exporter.OnExport = _ => bench.Time.Advance(TimeSpan.FromSeconds(0.5));
        for (var i = 0; i < 5; i++)
        {
            bench.Send(1);
        }

        await bench.DrainAsync();

        Assert.Equal(3, bench.Exporter.Flushes);
        bench.AssertRows(accepted: 5);
    }

    [Fact]
    public async Task RunAsync_BatchIsWritten_GivesItBack()
    {
        using var bench = new ExporterBench();
        var batch = bench.Send(5);
        Assert.NotSame(batch, bench.Pool.Rent());

        await bench.DrainAsync();

        Assert.Same(batch, bench.Pool.Rent());
    }

    [Fact]
    public async Task RunAsync_TimeToStopIsOver_CountsWhatIsLeft()
    {
        using var bench = new ExporterBench();
        bench.Exporter.OnExport = _ => bench.Deadline.Cancel();
        bench.Exporter.OnFlush = (_, stop) => throw new OperationCanceledException(stop);
        bench.Send(3);
        bench.Send(4);
        bench.Send(5);

        await bench.DrainAsync();

        Assert.Equal([3], bench.Exporter.BatchRows);
        bench.AssertRows(accepted: 0, (DropReason.ShutdownDeadline, 12));
    }

    [Fact]
    public async Task RunAsync_ExporterNeverAnswersForRows_CountsThemAtTheEnd()
    {
        using var bench = new ExporterBench();
        bench.Exporter.OnFlush = (rows, _) => new ExportResult(Math.Min(rows, 2));
        bench.Send(5);

        await bench.DrainAsync();

        bench.AssertRows(accepted: 2, (DropReason.ShutdownDeadline, 3));
    }

    [Fact]
    public async Task RunAsync_ExporterCollectsAndNothingArrives_IsFlushedEachSecond()
    {
        using var bench = new ExporterBench();
        var answer = 0L;
        bench.Exporter.OnFlush = (_, _) => new ExportResult(Interlocked.Exchange(ref answer, 0));
        bench.Send(5);
        var running = bench.Queue.RunAsync();
        await ExporterBench.WaitAsync(() => bench.Exporter.Flushes == 1 && bench.Queue.IsIdle);   // the flush is over, not only begun

        Volatile.Write(ref answer, 5);
        await bench.AdvanceUntilAsync(() => bench.Ledger.Accepted == 5);
        var flushes = bench.Exporter.Flushes;
        bench.Time.Advance(TimeSpan.FromSeconds(10));
        bench.Queue.Complete();
        await running;

        Assert.Equal(2, flushes);
        Assert.Equal(2, bench.Exporter.Flushes);   // nothing was pending any more
        bench.AssertRows(accepted: 5);
    }

    [Fact]
    public async Task RunAsync_CaptureIsReplayed_TheClockFlushesNothing()
    {
        using var bench = new ExporterBench(isLive: false);
        bench.Exporter.OnFlush = (_, _) => default;
        bench.Exporter.OnFinish = () => new ExportResult(5);
        bench.Send(5);
        var running = bench.Queue.RunAsync();
        await ExporterBench.WaitAsync(() => bench.Exporter.Flushes == 1 && bench.Queue.IsIdle);

        bench.Time.Advance(TimeSpan.FromSeconds(10));
        bench.Queue.Complete();
        await running;

        Assert.Equal(1, bench.Exporter.Flushes);
        bench.AssertRows(accepted: 5);
    }

    [Fact]
    public async Task RunAsync_ExporterLosesRowsItHasCollected_CountsThem()
    {
        using var bench = new ExporterBench();
        bench.Exporter.OnFlush = (_, _) => default;
        bench.Exporter.OnFinish = () => new ExportResult(3) { Lost = 4 };
        bench.Send(7);

        await bench.DrainAsync();

        bench.AssertRows(accepted: 3, (DropReason.PluginError, 4));
    }

    [Fact]
    public async Task IsIdle_ExporterStillCollects_IsTrueOnceTheQueueIsEmpty()
    {
        using var bench = new ExporterBench();
        bench.Exporter.OnFlush = (_, _) => default;
        bench.Send(1);
        Assert.False(bench.Queue.IsIdle);

        var running = bench.Queue.RunAsync();
        await ExporterBench.WaitAsync(() => bench.Queue.IsIdle);
        Assert.Equal(1, bench.Ledger.InFlight);

        bench.Queue.Complete();
        await running;
    }
}
