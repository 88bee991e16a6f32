using FlowHost.Pipelines;
using FlowHost.Tests.Pipelines.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace FlowHost.Tests.Pipelines;

public class UnaccountedTests
{
    [Fact]
    public void Of_RecordsThatNobodyAnswersFor_AreCounted()
    {
        var parts = new PipelineParts(NullLogger.Instance);
        var (first, second) = (Slot("first"), Slot("second"));
        parts.Exporters.AddRange([first, second]);
        parts.Ledger.Enriched.See(10);
        parts.Ledger.Enriched.Pass(10);
        parts.Ledger.Decoded.AddRecords(10);
        first.Ledger.AddOffered(10);
        first.Ledger.AddAccepted(7);
        second.Ledger.AddOffered(8);
        second.Ledger.AddAccepted(8);

        // 3 that the first lost, and 2 that never came to the second.
        Assert.Equal(5, Records(parts));

        first.Ledger.AddAccepted(3);
        second.Ledger.AddOffered(2);
        second.Ledger.AddAccepted(2);
        Assert.Equal(0, Records(parts));
    }

    [Fact]
    public void Of_RowsThatWait_AreAccountedFor()
    {
        using var bench = new ExporterBench();
        var parts = new PipelineParts(NullLogger.Instance);
        parts.Exporters.Add(bench.Queue.Exporter);
        parts.Queues.Add(bench.Queue);
        parts.Ledger.Enriched.See(100);
        parts.Ledger.Enriched.Pass(100);
        parts.Ledger.Decoded.AddRecords(100);

        bench.Send(100);

        Assert.Equal(0, Records(parts));
    }

    private static ExporterSlot Slot(string name) => new(name, new FakeExporter(), fields: null, clock: null, NullLogger.Instance);

    private static long Records(PipelineParts parts) => Unaccounted.Of(parts).Single(stage => stage.Unit == LedgerUnit.Records).Count;
}
