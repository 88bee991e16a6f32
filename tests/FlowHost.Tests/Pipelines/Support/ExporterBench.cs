using FlowHost.Pipelines;
using FlowHost.Sdk;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace FlowHost.Tests.Pipelines.Support;

/// <summary>An exporter of a test behind the host's slot and queue.</summary>
internal sealed class ExporterBench : IDisposable
{
    private readonly ExporterSlot _slot;

    public ExporterBench(int rows = 16_384, QueueFullMode onFull = QueueFullMode.DropNewest)
    {
        _slot = new ExporterSlot("test", Exporter, fields: null, Time, NullLogger.Instance);
        Queue = new ExporterQueue(_slot, new QueueOptions { Rows = rows, OnFull = onFull }, Time, NullLogger.Instance, Deadline.Token);
        Inline = new InlineTarget(_slot);
    }

    public FakeExporter Exporter { get; } = new();

    /// <summary>Cancelled: the time to stop is over.</summary>
    public CancellationTokenSource Deadline { get; } = new();

    public FakeTimeProvider Time { get; } = new();

    public ExporterQueue Queue { get; }

    /// <summary>The same exporter, called at once.</summary>
    public InlineTarget Inline { get; }

    public ExporterLedger Ledger => _slot.Ledger;

    public Task ReaderGone => _slot.ReaderGone;

    public BatchPool Pool { get; } = new(
        new SchemaTable().Intern([new Field { Name = "octets", Kind = FieldKind.UInt64, Format = FieldFormat.Number }], isOptions: false)!, 1024);

    /// <summary>Queues a batch as the worker does: it lets go of it afterwards.</summary>
    public FlowBatch Send(int rows, bool canWait = false) => Send(Queue, rows, canWait);

    public FlowBatch SendInline(int rows) => Send(Inline, rows, canWait: false);

    /// <summary>Empties the queue until nothing is left.</summary>
    public Task DrainAsync()
    {
        Queue.Complete();
        return Queue.RunAsync();
    }

    /// <summary>Asserts that each row that was offered was accepted or dropped for one of these reasons, and for no other.</summary>
    public void AssertRows(long accepted, params (DropReason Reason, long Rows)[] drops)
    {
        Assert.Equal(accepted, Ledger.Accepted);
        foreach (var reason in Enum.GetValues<DropReason>())
        {
            Assert.Equal((reason, drops.Where(drop => drop.Reason == reason).Sum(drop => drop.Rows)), (reason, Ledger.Drops(reason)));
        }
        Assert.Equal(accepted + drops.Sum(drop => drop.Rows), Ledger.Offered);
    }

    public void Dispose()
    {
        Queue.Dispose();
        Deadline.Dispose();
    }

    private FlowBatch Send(IBatchTarget target, int rows, bool canWait)
    {
        var batch = Pool.Rent();
        batch.Commit(rows, default);
        batch.Close();
        target.Send(batch, canWait);
        batch.Release();
        return batch;
    }
}
