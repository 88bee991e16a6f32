using FlowHost.Exporters.Parquet;
using FlowHost.Exporters.Parquet.Columns;
using FlowHost.Exporters.Parquet.Format;
using FlowHost.Tests.Stores;

namespace FlowHost.Plugins.Tests.Exporters.Parquet;

/// <summary>The file format, with DuckDB as the judge.</summary>
public sealed class ParquetTableTests : IDisposable
{
    private readonly string _path = Path.GetTempFileName();
    private readonly DuckDb _duck = new();

    [Fact]
    public void Finish_ColumnCameAfterTheFirstRowGroup_IsNullInEarlierRows()
    {
        Write(table =>
        {
            Add(table, new("a", ColumnType.UInt32), 1, 2, 3);
            table.EndGroup();
            Add(table, new("b", ColumnType.UInt32), 4);
            AddList(table, new("c", ColumnType.UInt32, IsList: true), 5, 6);
            table.EndGroup();
            Add(table, new("a", ColumnType.UInt32), 7);
        });

        Assert.Equal(
            ["1 - -", "2 - -", "3 - -", "- 4 -", "- - [5, 6]", "7 - -"],
            Rows("coalesce(a::VARCHAR, '-') || ' ' || coalesce(b::VARCHAR, '-') || ' ' || coalesce(c::VARCHAR, '-')"));
    }

    [Fact]
    public void Finish_NoRows_IsAFileWithoutRows()
    {
        Write(table => table.ColumnOf(new("a", ColumnType.Text)));

        Assert.Empty(Rows("a"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(257)]
    [InlineData(5_000)]
    [InlineData(32_000)]
    public void Finish_DictionaryOfAnySize_ReadsBack(int distinct)
    {
        // Each value three times and then in long runs, so that both kinds of runs meet in one page.
        uint[] values = [.. Enumerable.Range(0, distinct * 3).Select(i => (uint)(i * 7919 % distinct)), .. Enumerable.Repeat(0u, 100), .. Enumerable.Repeat((uint)distinct - 1, 13)];

        Write(table => Add(table, new("a", ColumnType.UInt32), values));

        Assert.Equal(values.Select(value => value.ToString(System.Globalization.CultureInfo.InvariantCulture)), Rows("a"));
    }

    [Fact]
    public void Begin_ValuesAreAllDifferent_GivesTheDictionaryUpAndReadsBack()
    {
        var values = Enumerable.Range(0, 100_000).Select(i => (uint)i * 2_654_435_761).ToArray();

        Write(table =>
        {
            foreach (var part in values.Chunk(1_000))
            {
                Add(table, new("a", ColumnType.UInt32), part);
            }
        });

        Assert.Equal(values.Select(value => value.ToString(System.Globalization.CultureInfo.InvariantCulture)), Rows("a"));
        Assert.Equal("2", _duck.Value($"SELECT len(string_split(encodings, ',')) - 1 FROM parquet_metadata('{_path}')"));
    }

    [Fact]
    public void Finish_BooleansAndNulls_ReadBack()
    {
        Write(table =>
        {
            var column = (BooleanColumn)table.ColumnOf(new("a", ColumnType.Boolean));
            table.Begin(column, 0, 20);
            for (var i = 0; i < 20; i++)
            {
                column.AddLevels(1)[0] = (byte)(i % 3 == 0 ? 0 : 1);
                if (i % 3 != 0)
                {
                    column.Append(i % 2 == 0);
                }
            }
            table.EndRows(20);
        });

        Assert.Equal(Enumerable.Range(0, 20).Select(i => i % 3 == 0 ? null : i % 2 == 0 ? "True" : "False"), Rows("a"));
    }

    public void Dispose()
    {
        _duck.Dispose();
        File.Delete(_path);
    }

    private void Write(Action<TableWriter> fill)
    {
        using var file = File.Create(_path);
        using var pages = new PageEncoder(ParquetCompression.Snappy);
        using var table = new TableWriter(file, pages);
        table.WriteStart();
        fill(table);
        table.Finish();
    }

    private IEnumerable<string?> Rows(string expression) => _duck.Query($"SELECT {expression} FROM read_parquet('{_path}')").Select(row => row[0]);

    private static void Add(TableWriter table, ColumnDefinition definition, params uint[] values)
    {
        var column = (NumberColumn<uint>)table.ColumnOf(definition);
        table.Begin(column, 0, values.Length);
        column.AddLevels(values.Length).Fill(1);
        column.Append(values);
        table.EndRows(values.Length);
    }

    private static void AddList(TableWriter table, ColumnDefinition definition, params uint[] items)
    {
        var column = (NumberColumn<uint>)table.ColumnOf(definition);
        table.Begin(column, 0, items.Length);
        column.Append(items);
        column.AddList([.. items.Select(_ => ColumnWriter.ListItem)]);
        table.EndRows(1);
    }
}
