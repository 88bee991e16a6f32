using DuckDB.NET.Data;

namespace FlowHost.Tests.Stores;

/// <summary>An engine in memory, asked as a user does.</summary>
internal sealed class DuckDb : IDisposable
{
    private readonly DuckDBConnection _connection = new("DataSource=:memory:");

    public DuckDb() => _connection.Open();

    /// <summary>All files of a store, as the README reads them.</summary>
    public static string Store(string folder) => $"read_parquet('{folder}/**/*.parquet', union_by_name = true, hive_partitioning = true)";

    /// <summary>The rows of a query, as text; null is null.</summary>
    public List<string?[]> Query(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string?[]>();
        while (reader.Read())
        {
            var row = new string?[reader.FieldCount];
            for (var i = 0; i < row.Length; i++)
            {
                row[i] = reader.IsDBNull(i) ? null : Convert.ToString(reader.GetValue(i), System.Globalization.CultureInfo.InvariantCulture);
            }
            rows.Add(row);
        }
        return rows;
    }

    /// <summary>A query's only value.</summary>
    public string? Value(string sql) => Assert.Single(Query(sql))[0];

    /// <summary>The names and types of a query's columns.</summary>
    public List<(string Name, string Type)> Columns(string table) => [.. Query($"DESCRIBE SELECT * FROM {table}").Select(row => (row[0]!, row[1]!))];

    /// <inheritdoc/>
    public void Dispose() => _connection.Dispose();
}
