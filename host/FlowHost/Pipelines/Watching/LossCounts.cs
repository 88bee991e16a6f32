using FlowHost.Sdk;

namespace FlowHost.Pipelines;

/// <summary>What a pipeline had to leave out, by place, reason and unit: what users left out on purpose is not loss.</summary>
internal static class LossCounts
{
    private static readonly DropReason[] Losses =
    [
        .. Enum.GetValues<DropReason>().Except([DropReason.None, DropReason.Filtered, DropReason.WithdrawalIgnored, DropReason.UnauthorisedSource]),
    ];

    /// <summary>The counters that are not 0.</summary>
    public static Dictionary<(string? Exporter, DropReason Reason, LedgerUnit Unit), long> Read(PipelineParts parts)
    {
        var counts = new Dictionary<(string?, DropReason, LedgerUnit), long>();
        foreach (var reason in Losses)
        {
            foreach (var (unit, count) in parts.Ledger.DropsByUnit(reason))
            {
                Add(null, reason, unit, count);
            }
            foreach (var exporter in parts.Exporters)
            {
                Add(exporter.Name, reason, LedgerUnit.Records, exporter.Ledger.Drops(reason));
            }
        }
        return counts;

        void Add(string? exporter, DropReason reason, LedgerUnit unit, long count)
        {
            if (count > 0)
            {
                counts[(exporter, reason, unit)] = count;
            }
        }
    }
}
