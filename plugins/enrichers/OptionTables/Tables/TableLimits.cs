using System.Diagnostics.Metrics;
using FlowHost.Sdk;

namespace FlowHost.Enrichers.OptionTables.Tables;

/// <summary>What one table of one device may hold; what is refused is counted.</summary>
internal sealed class TableLimits(int maxRows, Meter meter)
{
    private const int NewcomerRows = 1000;
    private const int NewcomerDomains = 4;
    private const int MaxDomains = 64;
    private const long TextPerRow = 1024;
    private const long TextAtLeast = 64 * 1024;

    private readonly Counter<long> _rows = meter.CreateCounter<long>(
        "flowhost.option_tables.rows_refused", "{row}", "Rows of option tables that were not kept, because the table of their device was full.");

    private readonly Counter<long> _texts = meter.CreateCounter<long>(
        "flowhost.option_tables.texts_refused", "{text}", "Texts of option tables that were not kept, because the table of their device held too much text.");

    public int RowsOf(Agent agent) => agent.IsEstablished ? maxRows : Math.Min(maxRows, NewcomerRows);

    public static int DomainsOf(Agent agent) => agent.IsEstablished ? MaxDomains : NewcomerDomains;

    public static long TextOf(int rows) => TextAtLeast + (rows * TextPerRow);

    public void CountRowRefused() => _rows.Add(1);

    public void CountTextRefused() => _texts.Add(1);
}
