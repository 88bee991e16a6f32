using FlowHost.Exporters.Parquet.Columns;
using FlowHost.Exporters.Parquet.Format;
using FlowHost.Exporters.Parquet.Sources;
using FlowHost.Sdk;

namespace FlowHost.Exporters.Parquet.Files;

/// <summary>
/// A file in the making. It has a name that no reader looks for and is locked, so that nobody takes it for a leftover, until it is
/// whole and on the disk; then it gets its own name.
/// </summary>
internal sealed class DataFile : IDisposable
{
    /// <summary>What temporary names begin and end with.</summary>
    public const string TemporaryPrefix = ".";
    public const string TemporaryEnding = ".parquet.tmp";

    private const string Ending = ".parquet";

    private readonly FileStream _stream;
    private readonly ParquetLimits _limits;
    private readonly TableWriter _table;
    private readonly Dictionary<SchemaPlan, ColumnWriter[]> _columns = new(ReferenceEqualityComparer.Instance);
    private long _planOctets;

    private DataFile(string path, FileStream stream, PageEncoder pages, ParquetLimits limits)
    {
        Path = path;
        _stream = stream;
        _limits = limits;
        _table = new TableWriter(stream, pages, limits);
    }

    /// <summary>The name that it will have.</summary>
    public string Path { get; }

    /// <summary>Rows that it was given.</summary>
    public long Rows { get; private set; }

    /// <summary>How many columns it has.</summary>
    public int ColumnCount => _table.ColumnCount;

    /// <summary>Whether rows wait for the end of their row group.</summary>
    public bool HasWaitingRows => _table.GroupRowCount > 0;

    /// <summary>Octets that it holds in memory.</summary>
    public long WaitingOctets { get; private set; }

    /// <summary>About how large it is.</summary>
    public long Octets { get; private set; }

    /// <summary>When the first row was received, in a replay; else a time stamp of the clock.</summary>
    public required long Started { get; init; }

    /// <summary>The batch that it got last.</summary>
    public long LastBatch { get; set; }

    /// <summary>Makes the file.</summary>
    /// <param name="folder">Its folder, which is made too.</param>
    /// <param name="name">Gives names until one is free.</param>
    /// <param name="pages">Encodes its pages.</param>
    /// <param name="limits">Bound it.</param>
    /// <param name="open">Makes a file that is not there yet.</param>
    /// <param name="started">For <see cref="Started"/>.</param>
    public static DataFile Create(string folder, Func<string> name, PageEncoder pages, ParquetLimits limits, Func<string, FileStream> open, long started)
    {
        MakeFolder(folder);
        while (true)
        {
            var free = name();
            var path = System.IO.Path.Combine(folder, free + Ending);
            var temporary = System.IO.Path.Combine(folder, TemporaryPrefix + free + TemporaryEnding);
            if (!File.Exists(path) && TryOpen(temporary, open) is { } stream)
            {
                var file = new DataFile(path, stream, pages, limits) { Started = started };
                try
                {
                    file._table.WriteStart();
                    return file;
                }
                catch
                {
                    file.Discard();
                    throw;
                }
            }
        }
    }

    /// <summary>Opens a file that is not there yet, and locks it.</summary>
    public static FileStream Open(string path) => new(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);

    /// <summary>Whether a schema would make the file wider than is good.</summary>
    public bool IsTooWideFor(SchemaPlan plan) =>
        Rows > 0 && !_columns.ContainsKey(plan) && _table.ColumnCount + plan.Sources.Count > _limits.FileColumns;

    /// <summary>Adds rows of a batch.</summary>
    public void Append(SchemaPlan plan, FlowBatch batch, int first, int rows)
    {
        Rows += rows;
        if (!_columns.TryGetValue(plan, out var columns))
        {
            columns = [.. plan.Sources.Select(source => _table.ColumnOf(source.Column))];
            _columns.Add(plan, columns);
            _planOctets += columns.Length * (long)IntPtr.Size;
        }
        var range = new RowRange(batch, first, rows, _table);
        for (var i = 0; i < columns.Length; i++)
        {
            plan.Sources[i].Append(range, columns[i]);
        }
        _table.EndRows(rows);
        if (_table.IsGroupFull(Measure()))
        {
            WriteWaiting();
        }
    }

    /// <summary>Writes what waits in memory.</summary>
    public void WriteWaiting()
    {
        _table.EndGroup();
        Measure();
    }

    /// <summary>Ends the file, brings it to the disk and gives it its name.</summary>
    public void Complete()
    {
        _table.Finish();
        Octets = _table.FileOctets;
        _stream.Flush(flushToDisk: true);
        if (OperatingSystem.IsWindows())
        {
            _stream.Dispose();   // there, an open file cannot be renamed
        }
        File.Move(_stream.Name, Path);
        FolderSync.Flush(System.IO.Path.GetDirectoryName(Path)!);
        Dispose();
    }

    /// <summary>Removes the file.</summary>
    public void Discard()
    {
        Dispose();
        File.Delete(_stream.Name);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _stream.Dispose();
        _table.Dispose();
    }

    // The names of new folders have to be on the disk as well.
    private static void MakeFolder(string folder)
    {
        if (Directory.Exists(folder))
        {
            return;
        }
        Directory.CreateDirectory(folder);
        for (var level = 0; level < Partition.Levels; level++)
        {
            folder = System.IO.Path.GetDirectoryName(folder)!;
            FolderSync.Flush(folder);
        }
    }

    private long Measure()
    {
        var (memory, octets) = _table.Waiting;
        WaitingOctets = memory + _table.FooterMemoryOctets + _planOctets;
        Octets = _table.FileOctets + octets;
        return memory;
    }

    // Null when another writer has the name, or another's search for leftovers came between making the file and locking it.
    private static FileStream? TryOpen(string path, Func<string, FileStream> open)
    {
        try
        {
            return open(path);
        }
        catch (IOException) when (File.Exists(path))
        {
            return null;
        }
    }
}
