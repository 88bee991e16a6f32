using System.Runtime.CompilerServices;
using FlowHost.Exporters.Parquet.Columns;

namespace FlowHost.Exporters.Parquet.Format;

/// <summary>
/// Writes one Parquet file. Rows are collected in columns until the row group is full. A column may come at any time: the schema stands
/// at the end of the file, and row groups written before get it without values.
/// </summary>
internal sealed class TableWriter(Stream file, PageEncoder pages, ParquetLimits? limits = null) : IDisposable
{
    private readonly ParquetLimits _limits = limits ?? ParquetLimits.Default;
    private readonly List<ColumnWriter> _columns = [];
    private readonly Dictionary<string, ColumnWriter> _byName = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<RowGroup> _groups = [];
    private int _chunks;

    /// <summary>Rows so far.</summary>
    public long Rows { get; private set; }

    /// <summary>How many columns it has.</summary>
    public int ColumnCount => _columns.Count;

    /// <summary>Rows in the row group in the making.</summary>
    public int GroupRowCount { get; private set; }

    /// <summary>Octets of the file so far.</summary>
    public long FileOctets { get; private set; }

    /// <summary>Octets that what the footer will say takes in memory.</summary>
    public long FooterMemoryOctets => (long)_chunks * Unsafe.SizeOf<ColumnChunk>();

    /// <summary>Octets that columns hold in memory, and about how many of the file these will be.</summary>
    public (long Memory, long File) Waiting
    {
        get
        {
            var (memory, octets) = (0L, 0L);
            foreach (var column in _columns)
            {
                memory += column.MemoryOctets;
                octets += column.FileOctets;
            }
            return (memory, octets);
        }
    }

    /// <summary>Begins the file.</summary>
    public void WriteStart() => Write(FileFooter.Magic);

    /// <summary>The column of a name; it is made when it is not there.</summary>
    public ColumnWriter ColumnOf(ColumnDefinition definition)
    {
        if (!_byName.TryGetValue(definition.Name, out var column))
        {
            column = definition.CreateWriter();
            _columns.Add(column);
            _byName.Add(definition.Name, column);
        }
        return column;
    }

    /// <summary>Makes a column ready for the next rows.</summary>
    /// <param name="column">The column.</param>
    /// <param name="row">The row among those that are being added.</param>
    /// <param name="values">How many values come at most.</param>
    public void Begin(ColumnWriter column, int row, int values) => column.Begin(GroupRowCount + row, values, pages);

    /// <summary>Counts rows that were added to columns.</summary>
    public void EndRows(int rows)
    {
        GroupRowCount += rows;
        Rows += rows;
    }

    /// <summary>Whether the row group is as large as it should be.</summary>
    /// <param name="memoryOctets">What waits in memory.</param>
    public bool IsGroupFull(long memoryOctets) => GroupRowCount >= _limits.GroupRows || memoryOctets >= _limits.GroupOctets;

    /// <summary>Writes the row group and begins the next.</summary>
    public void EndGroup()
    {
        if (GroupRowCount > 0)
        {
            var group = new RowGroup(GroupRowCount, new List<ColumnChunk>(_columns.Count));
            _groups.Add(group);
            foreach (var column in _columns)
            {
                group.Chunks.Add(column.WriteTo(file, GroupRowCount, pages));
            }
            _chunks += _columns.Count;
            GroupRowCount = 0;
            FileOctets = file.Position;
        }
    }

    /// <summary>Writes what is left, and the footer.</summary>
    public void Finish()
    {
        EndGroup();
        foreach (var group in _groups)
        {
            for (var i = group.Chunks.Count; i < _columns.Count; i++)
            {
                group.Chunks.Add(_columns[i].WriteTo(file, group.Rows, pages));
            }
        }
        using var footer = new OctetBuffer();
        FileFooter.Write(footer, [.. _columns.Select(column => column.Definition)], _groups, pages.Compression);
        Write(footer.Written);
    }

    /// <inheritdoc/>
    public void Dispose() => _columns.ForEach(column => column.Dispose());

    private void Write(ReadOnlySpan<byte> octets)
    {
        file.Write(octets);
        FileOctets = file.Position;
    }
}
