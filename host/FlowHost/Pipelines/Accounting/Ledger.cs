using FlowHost.Sdk;

namespace FlowHost.Pipelines;

/// <summary>
/// What came in and what became of it: each datagram, set, template and record is counted where it goes on or where it is dropped.
/// Written under the worker's gate, but for what inputs drop; read from any thread.
/// </summary>
internal sealed class Ledger
{
    private static readonly DropReason[] Reasons = Enum.GetValues<DropReason>();

    /// <summary>What inputs left out.</summary>
    public InputLedger Inputs { get; } = new();

    /// <summary>Datagrams that inputs handed over.</summary>
    public StageLedger Received { get; } = new();

    /// <summary>What decoders made of them: messages, sets, templates, records.</summary>
    public SourceLedger Decoded { get; set; } = new(null, 0, 0);

    /// <summary>Decoded records on their way to the exporters.</summary>
    public StageLedger Enriched { get; } = new();

    /// <summary>Datagrams that reached the host, those that it could not take included.</summary>
    public long Datagrams => Received.Seen + Inputs.Dropped;

    /// <summary>Data sets that were decoded.</summary>
    public long Sets => Decoded.DataSets;

    /// <summary>Records that were decoded.</summary>
    public long Records => Decoded.Records;

    /// <summary>How often something was dropped for a reason, datagrams, sets, templates and records together.</summary>
    public long Drops(DropReason reason) => DropsByUnit(reason).Sum(drop => drop.Count);

    /// <summary>What was dropped for a reason, by unit.</summary>
    public IEnumerable<(LedgerUnit Unit, long Count)> DropsByUnit(DropReason reason) =>
    [
        (LedgerUnit.Datagrams, Inputs.Drops(reason) + Received.Drops(reason)),
        (LedgerUnit.Sets, Decoded.Sets.Drops(reason)),
        (LedgerUnit.Templates, Decoded.Templates.Drops(reason)),
        (LedgerUnit.Records, Enriched.Drops(reason)),
    ];

    /// <summary>
    /// What is neither on its way, nor arrived, nor dropped, by stage, exporters left out: all 0 whenever no burst is being processed.
    /// </summary>
    public IEnumerable<(LedgerUnit Unit, long Count)> Unaccounted =>
    [
        (LedgerUnit.Datagrams, Received.Unaccounted),
        (LedgerUnit.Sets, Decoded.Sets.Unaccounted),
        (LedgerUnit.Templates, Decoded.Templates.Unaccounted),
        (LedgerUnit.Records, Records - Enriched.Passed - Enriched.Dropped),
    ];

    /// <summary>What was dropped, for people: <c>NoTemplate 3 sets, Malformed 1 datagram</c>; empty when nothing was.</summary>
    public string DescribeDrops() => string.Join(
        ", ",
        Reasons.SelectMany(reason => DropsByUnit(reason).Where(drop => drop.Count > 0).Select(drop => $"{reason} {drop.Count} {Word(drop)}")));

    private static string Word((LedgerUnit Unit, long Count) drop)
    {
        var plural = drop.Unit.ToString().ToLowerInvariant();
        return drop.Count == 1 ? plural[..^1] : plural;
    }
}
