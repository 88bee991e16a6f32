namespace FlowHost.Exporters.Parquet.Columns;

/// <summary>
/// The names of all columns that an exporter writes. Each has one type in all files, and names that differ by upper and lower case alone
/// are the same, as in SQL: what comes later gets another name.
/// </summary>
internal sealed class ColumnNames
{
    private readonly Dictionary<string, ColumnDefinition> _columns = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Keeps names from fields.</summary>
    public ColumnNames(IEnumerable<string> reserved)
    {
        foreach (var name in reserved)
        {
            _columns.Add(name, default);
        }
    }

    /// <summary>The column of a name and type.</summary>
    /// <param name="name">The name.</param>
    /// <param name="type">Its type, or that of its items.</param>
    /// <param name="isList">Whether values are lists.</param>
    /// <param name="suffix">Comes behind a name that is taken.</param>
    public ColumnDefinition Define(string name, ColumnType type, bool isList, string suffix)
    {
        while (true)
        {
            var wanted = new ColumnDefinition(name, type, isList);
            if (!_columns.TryGetValue(name, out var column))
            {
                _columns.Add(name, wanted);
                return wanted;
            }
            if (column == wanted)
            {
                return column;
            }
            name += suffix;
        }
    }
}
