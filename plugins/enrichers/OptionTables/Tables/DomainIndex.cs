namespace FlowHost.Enrichers.OptionTables.Tables;

/// <summary>Where the rows of one observation domain are.</summary>
internal sealed class DomainIndex(uint domain)
{
    private readonly Dictionary<RowKey, int> _rows = [];

    public uint Domain { get; } = domain;

    /// <summary>Whether the device has sent the table under this domain; updates of another rule alone make none.</summary>
    public bool HasTable { get; set; }

    public int Find(RowKey key) => _rows.TryGetValue(key, out var row) ? row : -1;

    public void Add(RowKey key, int row) => _rows.Add(key, row);
}
