namespace FlowHost.Tests.Stores;

/// <summary>A row of a store: what is not null, as text in a form of its type.</summary>
/// <param name="Partition">Record type, date and hour.</param>
/// <param name="Values">By column: the type as DuckDB names it, and the text.</param>
internal sealed record StoreRow(string Partition, Dictionary<string, (string Type, string Text)> Values)
{
    private static readonly string[] OfTheReader = ["type", "date", "hour", "filename", "file_row_number"];

    /// <summary>The rows of files, those of one partition in the order in which they were written.</summary>
    public static List<StoreRow> Read(DuckDb duck, IEnumerable<string> files)
    {
        var list = string.Join(", ", files.Select(file => $"'{file}'"));
        var table = $"read_parquet([{list}], union_by_name = true, hive_partitioning = true, filename = true, file_row_number = true)";
        var columns = duck.Columns(table);
        var select = string.Join(", ", columns.Select(column => $"{TextOf(Quote(column.Name), column.Type)}"));
        var order = "regexp_extract(filename, '-(\\d+)\\.parquet$', 1)::INTEGER, file_row_number";
        return [.. duck.Query($"SELECT {select} FROM {table} ORDER BY {order}").Select(row => Of(columns, row))];
    }

    private static StoreRow Of(List<(string Name, string Type)> columns, string?[] row)
    {
        var all = columns.Zip(row).Where(cell => cell.Second is not null).ToDictionary(cell => cell.First.Name, cell => (cell.First.Type, cell.Second!));
        var partition = $"{all["type"].Item2} {all["date"].Item2} {all["hour"].Item2}";
        foreach (var name in OfTheReader)
        {
            all.Remove(name);
        }
        return new StoreRow(partition, all);
    }

    private static string Quote(string name) => '"' + name.Replace("\"", "\"\"", StringComparison.Ordinal) + '"';

    // Octets as hex, times as nanoseconds, lists as JSON arrays of these.
    private static string TextOf(string value, string type) => type switch
    {
        _ when type.EndsWith("[]", StringComparison.Ordinal) => $"to_json(list_transform({value}, item -> {TextOf("item", type[..^2])}))::VARCHAR",
        "BLOB" => $"lower(hex({value}))",
        "TIMESTAMP_NS" => $"epoch_ns({value})::VARCHAR",
        "TIMESTAMP WITH TIME ZONE" => $"(epoch_us({value})::HUGEINT * 1000)::VARCHAR",
        _ => $"{value}::VARCHAR",
    };
}
