namespace FlowHost.Pipelines;

/// <summary>What a pipeline cannot account for: 0 everywhere whenever it is idle.</summary>
internal static class Unaccounted
{
    /// <summary>Records that reached the exporters' places, but not this exporter's.</summary>
    public static long Offered(Ledger ledger, ExporterSlot exporter) => ledger.Enriched.Passed - exporter.Ledger.Offered;

    /// <summary>Records that an exporter was offered and that neither arrived, nor were dropped, nor are on their way.</summary>
    public static long Exported(ExporterSlot exporter, ExporterQueue? queue) =>
        exporter.Ledger.InFlight - (queue?.Rows ?? 0) - exporter.Pending;

    /// <summary>All of it by unit. One fault cannot make up for another: what is missing and what is too much are added up.</summary>
    public static IEnumerable<(LedgerUnit Unit, long Count)> Of(PipelineParts parts)
    {
        var exporters = parts.Exporters.Sum(exporter =>
            Math.Abs(Offered(parts.Ledger, exporter)) + Math.Abs(Exported(exporter, parts.QueueOf(exporter))));
        return parts.Ledger.Unaccounted.Select(
            stage => (stage.Unit, Math.Abs(stage.Count) + (stage.Unit == LedgerUnit.Records ? exporters : 0)));
    }
}
