using FlowHost.Exporters.Parquet.Format;
using FlowHost.Exporters.Parquet.Sources;
using FlowHost.Sdk;
using Microsoft.Extensions.Logging;

namespace FlowHost.Exporters.Parquet.Files;

/// <summary>The files that are open, one a partition: gives rows to them, closes them in time, and bounds how many there are and what they hold.</summary>
internal sealed class OpenFiles(
    string store, ParquetOptions options, ParquetLimits limits, Func<string, FileStream> open, bool isReplay, TimeProvider time, ILogger logger)
    : IDisposable
{
    private const long NanosecondsPerSecond = 1_000_000_000;

    private readonly Dictionary<Partition, DataFile> _files = [];
    private readonly List<KeyValuePair<Partition, DataFile>> _due = [];
    private readonly PageEncoder _pages = new(options.Compression);
    private readonly FileNames _names = new(isReplay);
    private readonly FailedPartitions _failed =
        new(limits.OpenFiles, isReplay ? NanosecondsPerSecond : time.TimestampFrequency);
    private long _batches;
    private long _written;
    private long _lost;

    /// <summary>Adds a batch.</summary>
    public void Append(SchemaPlan plan, FlowBatch batch)
    {
        _batches++;
        var runs = batch.Runs;
        for (var first = 0; first < runs.Length;)
        {
            var hour = Partition.HourOf(Partition.TimeOf(runs[first].Source, isReplay));
            var next = first + 1;
            while (next < runs.Length && Partition.HourOf(Partition.TimeOf(runs[next].Source, isReplay)) == hour)
            {
                next++;
            }
            Append(plan, batch, runs[first], runs[next - 1].End - runs[first].Start, hour);
            first = next;
        }
    }

    /// <summary>Closes the files whose time is up.</summary>
    public void CloseAged()
    {
        if (!isReplay)
        {
            Close(static (file, state) => state.Time.GetElapsedTime(file.Started) >= state.Age, (Time: time, options.Rotate.Age));
        }
    }

    /// <summary>Closes all files.</summary>
    public void CloseAll() => Close(static (_, _) => true, 0);

    /// <summary>What became of rows since the last call; those of open files are still on their way.</summary>
    public ExportResult TakeResult()
    {
        var result = new ExportResult(_written) { Lost = _lost };
        (_written, _lost) = (0, 0);
        return result;
    }

    /// <summary>Lets go of files that were not closed: their rows were never answered for.</summary>
    public void Dispose()
    {
        foreach (var file in _files.Values)
        {
            Discard(file);
        }
        _files.Clear();
        _pages.Dispose();
    }

    private void Append(SchemaPlan plan, FlowBatch batch, in SourceRun run, int rows, long hour)
    {
        if (isReplay)
        {
            Close(static (file, state) => state.Now - file.Started >= state.Age, (Now: run.Source.ReceiveTime, Age: AgeInNanoseconds));
        }
        var partition = new Partition(plan.RecordType, hour);
        for (var first = run.Start; rows > 0;)
        {
            if (FileOf(partition, plan, run.Source, rows) is not { } file)
            {
                return;
            }
            var count = (int)Math.Min(rows, options.Rotate.Rows - file.Rows);
            Append(partition, file, plan, batch, first, count);
            first += count;
            rows -= count;
        }
    }

    private void Append(Partition partition, DataFile file, SchemaPlan plan, FlowBatch batch, int first, int rows)
    {
        try
        {
            file.LastBatch = _batches;
            file.Append(plan, batch, first, rows);
        }
        catch (Exception exception)
        {
            Fail(partition, file, exception);
            return;
        }
        if (file.Rows >= options.Rotate.Rows || file.Octets >= options.Rotate.Bytes)
        {
            Close(partition, file);
        }
        BoundColumns();
        BoundMemory();
    }

    private long AgeInNanoseconds => options.Rotate.Age.Ticks * TimeSpan.NanosecondsPerTick;

    private DataFile? FileOf(Partition partition, SchemaPlan plan, RecordSource source, int rows)
    {
        if (_files.TryGetValue(partition, out var file))
        {
            if (!file.IsTooWideFor(plan))
            {
                return file;
            }
            Close(partition, file);
        }
        if (_files.Count == limits.OpenFiles)
        {
            Log.TooManyFiles(logger, limits.OpenFiles);
            CloseOldest();
        }
        return Create(partition, source, rows);
    }

    // A disk that is full is not asked with every batch. In a replay time is that of the capture.
    private DataFile? Create(Partition partition, RecordSource source, int rows)
    {
        var now = isReplay ? source.ReceiveTime : time.GetTimestamp();
        if (_failed.MustWait(partition, now))
        {
            _lost += rows;
            return null;
        }
        var folder = Path.Combine(store, partition.Folder);
        try
        {
            var file = DataFile.Create(folder, () => _names.Next(Partition.TimeOf(source, isReplay)), _pages, limits, open, now);
            _files.Add(partition, file);
            return file;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            _lost += rows;
            _failed.Add(partition, now);
            Log.FileNotMade(logger, folder, Sentence(exception), rows, exception);
            return null;
        }
    }

    private void BoundColumns()
    {
        while (_files.Count > 1 && Sum(static file => file.ColumnCount) > limits.OpenColumns)
        {
            Log.TooManyColumns(logger, limits.OpenColumns);
            CloseOldest();
        }
    }

    private void CloseOldest()
    {
        var (partition, file) = _files.MinBy(open => open.Value.LastBatch);
        Close(partition, file);
    }

    // Row groups of the file that holds most go to the disk early; where that is not enough, the file ends.
    private void BoundMemory()
    {
        while (_files.Count > 0 && Sum(static file => file.WaitingOctets) > limits.WaitingOctets)
        {
            var (partition, file) = _files.MaxBy(open => open.Value.WaitingOctets);
            if (!file.HasWaitingRows)
            {
                Close(partition, file);
                continue;
            }
            try
            {
                file.WriteWaiting();
            }
            catch (Exception exception)
            {
                Fail(partition, file, exception);
            }
        }
    }

    private long Sum(Func<DataFile, long> value)
    {
        var sum = 0L;
        foreach (var file in _files.Values)
        {
            sum += value(file);
        }
        return sum;
    }

    private void Close<TState>(Func<DataFile, TState, bool> isDue, TState state)
    {
        foreach (var open in _files)
        {
            if (isDue(open.Value, state))
            {
                _due.Add(open);
            }
        }
        foreach (var (partition, file) in _due)
        {
            Close(partition, file);
        }
        _due.Clear();
    }

    private void Close(Partition partition, DataFile file)
    {
        try
        {
            file.Complete();
            _files.Remove(partition);
            _written += file.Rows;
            Log.FileClosed(logger, file.Path, file.Rows, file.Octets);
        }
        catch (Exception exception)
        {
            Fail(partition, file, exception);
        }
    }

    /// <summary>What goes wrong with a file costs its rows and no others.</summary>
    private void Fail(Partition partition, DataFile file, Exception exception)
    {
        _files.Remove(partition);
        _lost += file.Rows;
        if (exception is IOException or UnauthorizedAccessException)
        {
            Log.FileFailed(logger, file.Path, Sentence(exception), file.Rows, exception);
        }
        else
        {
            Log.ExporterFailed(logger, file.Path, Sentence(exception), file.Rows, exception);
        }
        Discard(file);
    }

    private static void Discard(DataFile file)
    {
        try
        {
            file.Discard();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The next start removes it.
        }
    }

    private static string Sentence(Exception exception) => exception.Message.TrimEnd('.', ' ') + ".";
}
