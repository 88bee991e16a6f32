using FlowHost.Configuration.Keys;
using FlowHost.Sdk;

namespace FlowHost.Pipelines.Selection;

/// <summary>Lets through what an exporter's <c>when</c> takes, and counts the rest: exporters never see a selection.</summary>
internal sealed class SelectingTarget(WhenOptions when, IBatchTarget next, ExporterLedger ledger) : IBatchTarget
{
    private readonly Dictionary<int, RowSelector?> _selectors = [];

    /// <inheritdoc/>
    public void Send(FlowBatch batch, bool canWait)
    {
        var selector = SelectorOf(batch.Schema);
        var rows = selector is null ? default : selector.Select(batch);
        if (rows.Length == batch.Count)
        {
            next.Send(batch, canWait);
            return;
        }
        ledger.AddOffered(batch.Count - rows.Length);
        ledger.AddDrop(DropReason.Filtered, batch.Count - rows.Length);
        if (rows.Length > 0)
        {
            var gathered = selector!.Gather(batch, rows);
            next.Send(gathered, canWait);
            gathered.TryRelease();
        }
    }

    /// <inheritdoc/>
    public void WaitForRoom() => next.WaitForRoom();

    /// <inheritdoc/>
    public void EndBurst() => next.EndBurst();

    private RowSelector? SelectorOf(FlowSchema schema)
    {
        if (!_selectors.TryGetValue(schema.Id, out var selector))
        {
            selector = RowSelector.Create(when, schema);
            _selectors.Add(schema.Id, selector);
        }
        return selector;
    }
}
