using FlowHost.Sdk;
using FlowHost.Tests.Pipelines.Support;

namespace FlowHost.Tests.Pipelines;

public sealed class ExporterSlotTests
{
    [Fact]
    public async Task Export_ExporterDoesNotBindTheSchema_CountsFiltered()
    {
        using var bench = new ExporterBench
        {
            Exporter = { TakesSchemas = false },
        };

        bench.Send(4);
        bench.Send(5);
        await bench.DrainAsync();

        bench.AssertRows(accepted: 0, (DropReason.Filtered, 9));
    }

    [Fact]
    public async Task Export_Throws_CostsThatBatchAlone()
    {
        using var bench = new ExporterBench();
        bench.Exporter.OnExport = batch => _ = batch.Count == 2 ? throw new IOException("no space") : 0;

        bench.Send(1);
        bench.Send(2);
        bench.Send(3);
        await bench.DrainAsync();

        Assert.Equal([1, 3], bench.Exporter.BatchRows);
        bench.AssertRows(accepted: 4, (DropReason.PluginError, 2));
    }

    [Fact]
    public async Task Flush_Throws_CostsWhatWasExportedSinceTheLast()
    {
        using var bench = new ExporterBench();
        bench.Exporter.OnFlush = (_, _) => throw new IOException("no space");

        bench.Send(1);
        bench.Send(2);
        await bench.DrainAsync();

        bench.AssertRows(accepted: 0, (DropReason.PluginError, 3));
    }

    [Fact]
    public void Export_ReaderHasGone_GetsNothingMoreAndKeepsWhatWasWritten()
    {
        using var bench = new ExporterBench();
        bench.SendInline(1);
        bench.Exporter.OnExport = _ => throw new ReaderGoneException("The reader has gone.");

        bench.SendInline(2);
        bench.Exporter.OnExport = _ => Assert.Fail("It gets nothing more.");
        bench.SendInline(3);
        bench.Inline.EndBurst();

        Assert.True(bench.ReaderGone.IsCompleted);
        bench.AssertRows(accepted: 1, (DropReason.ReaderGone, 5));
    }

    [Fact]
    public void Flush_ReaderHasGone_CostsWhatWasExportedSinceTheLast()
    {
        using var bench = new ExporterBench();
        bench.Exporter.OnFlush = (_, _) => throw new ReaderGoneException("The reader has gone.");

        bench.SendInline(2);
        Assert.False(bench.ReaderGone.IsCompleted);
        bench.Inline.EndBurst();
        bench.SendInline(3);

        Assert.True(bench.ReaderGone.IsCompleted);
        bench.AssertRows(accepted: 0, (DropReason.ReaderGone, 5));
    }

    [Fact]
    public void Export_ThrowsTenTimesInARow_IsLeftAloneForThirtySeconds()
    {
        using var bench = new ExporterBench();
        bench.Exporter.OnExport = _ => throw new IOException("no space");
        for (var i = 0; i < 12; i++)
        {
            bench.SendInline(2);
        }
        bench.AssertRows(accepted: 0, (DropReason.PluginError, 20), (DropReason.BreakerOpen, 4));

        bench.Exporter.OnExport = _ => { };
        bench.Time.Advance(TimeSpan.FromSeconds(30));
        bench.SendInline(3);
        bench.Inline.EndBurst();

        bench.AssertRows(accepted: 3, (DropReason.PluginError, 20), (DropReason.BreakerOpen, 4));
    }

    [Fact]
    public void Export_ThrowsNowAndThen_IsNotSwitchedOff()
    {
        using var bench = new ExporterBench();
        bench.Exporter.OnExport = batch => _ = batch.Count == 2 ? throw new IOException("no space") : 0;
        for (var i = 0; i < 20; i++)
        {
            bench.SendInline(2);
            bench.SendInline(3);
        }
        bench.Inline.EndBurst();

        bench.AssertRows(accepted: 60, (DropReason.PluginError, 40));
    }

    [Fact]
    public async Task Flush_ThrowsTenTimesInARow_IsLeftAlone()
    {
        using var bench = new ExporterBench();
        bench.Exporter.OnFlush = (_, _) => throw new IOException("no space");
        bench.Exporter.OnExport = _ => bench.Time.Advance(TimeSpan.FromSeconds(1));

        for (var i = 0; i < 12; i++)
        {
            bench.Send(2);
        }
        await bench.DrainAsync();

        bench.AssertRows(accepted: 0, (DropReason.PluginError, 20), (DropReason.BreakerOpen, 4));
    }

    [Fact]
    public async Task Flush_TargetRefusesRows_CountsThemAndGivesTheirBatchBack()
    {
        using var bench = new ExporterBench();
        RejectedRow[] rejected = [];
        bench.Exporter.OnExport = batch =>
            rejected = [new(batch.Retain(), Row: 1, Retry: false, "too long"), new(batch.Retain(), Row: 3, Retry: false, "too long")];
        bench.Exporter.OnFlush = (rows, _) => new ExportResult(rows - 2, rejected);
        var batch = bench.Send(5);

        await bench.DrainAsync();

        bench.AssertRows(accepted: 3, (DropReason.SinkRejected, 2));
        Assert.Same(batch, bench.Pool.Rent());
    }

    [Fact]
    public async Task Flush_ExporterClaimsMoreThanItGot_CountsWhatItGot()
    {
        using var bench = new ExporterBench();
        bench.Exporter.OnFlush = (rows, _) => new ExportResult(rows + 100);
        bench.Send(5);

        await bench.DrainAsync();

        bench.AssertRows(accepted: 5);
    }
}
