using FlowHost.Sdk;

namespace FlowHost.Pipelines;

/// <summary>An exporter that never waits, called by the worker itself: no queue, no second thread.</summary>
internal sealed class InlineTarget(ExporterSlot exporter) : IBatchTarget
{
    public void Send(FlowBatch batch, bool canWait)
    {
        exporter.Ledger.AddOffered(batch.Count);
        exporter.Export(batch);
    }

    public void WaitForRoom()
    {
        // Never full.
    }

    public void EndBurst() => exporter.Flush(CancellationToken.None);
}
