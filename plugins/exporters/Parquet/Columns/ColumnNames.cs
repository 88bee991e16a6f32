namespace FlowHost.Exporters.Parquet.Columns;

/// <summary>
/// The names of all columns that an exporter writes. Each has one type in all files, and names that differ by upper and lower case alone
/// are the same, as in SQL: what comes later gets another name. So does a field that is called like the column of another field's octets.
/// </summary>
internal sealed class ColumnNames
{
    private readonly Dictionary<string, (ColumnDefinition Column, string Field)> _columns = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Keeps names from fields.</summary>
    public ColumnNames(IEnumerable<string> reserved)
    {
        foreach (var name in reserved)
        {
            _columns.Add(name, default);
        }
    }

    /// <summary>A column of a field.</summary>
    /// <param name="field">The field's name, which the column's begins with.</param>
    /// <param name="ending">What the column's name ends with, by what it has of the field.</param>
    /// <param name="type">Its type, or that of its items.</param>
    /// <param name="isList">Whether values are lists.</param>
    /// <param name="suffix">Comes behind a name that is taken.</param>
    public ColumnDefinition Define(string field, string ending, ColumnType type, bool isList, string suffix)
    {
        var name = field + ending;
        while (true)
        {
            var wanted = new ColumnDefinition(name, type, isList);
            if (!_columns.TryGetValue(name, out var taken))
            {
                _columns.Add(name, (wanted, field));
                return wanted;
            }
            if (taken == (wanted, field))
            {
                return wanted;
            }
            name += suffix;
        }
    }
}
