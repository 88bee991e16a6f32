using FlowHost.Sdk;
using Microsoft.Extensions.Logging;

namespace FlowHost.Exporters.Ndjson.Targets;

/// <summary>A file that rotates by size and time.</summary>
internal sealed class FileTarget : LineTarget
{
    private const int MaxOtherPaths = 99;
    private const long NanosecondsPerTick = 100;

    private readonly ILogger _logger;
    private readonly bool _isAppended;
    private readonly long _maxLength;
    private readonly long _interval;
    private string _path;
    private OutputFile? _file;
    private long _sinceRotation;
    private long _firstReceived;
    private long _currentInterval = long.MinValue;

    public FileTarget(NdjsonOptions options, PluginContext context, ILogger<FileTarget> logger)
        : base(options)
    {
        var isCompressed = options.Compression == NdjsonCompression.Gzip;
        var needsEnding = isCompressed && !options.Path.EndsWith(".gz", StringComparison.Ordinal);
        _path = context.ResolveOutput(needsEnding ? options.Path + ".gz" : options.Path);
        _logger = logger;
        _isAppended = !isCompressed && options.Rotate is null;
        _maxLength = options.Rotate?.Size ?? long.MaxValue;
        _interval = options.Rotate?.Every?.Ticks * NanosecondsPerTick ?? 0;
    }

    public override string Destination => _path;

    public override bool AreTogether(long first, long second) => IntervalOf(first) == IntervalOf(second);

    public override void Dispose() => _file?.Dispose();

    protected override void OpenCore()
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
            var wanted = _path;
            for (var number = 2; (_file = OutputFile.TryOpen(_path)) is null; number++)
            {
                if (number > MaxOtherPaths)
                {
                    throw new IOException($"It and {MaxOtherPaths} names like it are in use.");
                }
                _path = RotatedName.With(wanted, $".{number}");
            }
            if (_path != wanted)
            {
                Log.PathTaken(_logger, wanted, _path);
            }
            Continue();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new PluginException(
                $"{_path} cannot be opened for writing: {Fault.SentenceOf(exception)} Give 'path' a file that may be written.", exception);
        }
    }

    protected override void WriteCore(ReadOnlySpan<byte> octets, long receiveTime)
    {
        try
        {
            // Only later times begin a file: a replay decodes in large bursts, and what it brings late goes into the file at hand.
            if (_sinceRotation > 0 && (_sinceRotation + octets.Length > _maxLength || IntervalOf(receiveTime) > _currentInterval))
            {
                Rotate(UtcTime(_firstReceived));
            }
            _currentInterval = Math.Max(_currentInterval, IntervalOf(receiveTime));
            if (_file is not { IsThere: true })
            {
                Reopen();
            }
            if (_sinceRotation == 0)
            {
                _firstReceived = receiveTime;
            }
            _file!.Append(octets);
            _sinceRotation += octets.Length;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new PluginException(
                $"{_path} could not be written: {Fault.SentenceOf(exception)} These records are lost; free space on its disk, or give 'path' another.",
                exception);
        }
    }

    private long IntervalOf(long time) => _interval == 0 ? 0 : time / _interval;

    /// <summary>What an earlier run left: appended to when that is safe, else moved aside, so that a file holds the records of one run.</summary>
    private void Continue()
    {
        if (_file!.Length == 0)
        {
            return;
        }
        if (!_path.EndsWith(".gz", StringComparison.Ordinal))
        {
            EndWithWholeLine(_file);
        }
        if (!_isAppended)
        {
            Rotate(File.GetLastWriteTimeUtc(_path));
        }
    }

    private void EndWithWholeLine(OutputFile file)
    {
        var content = file.Inspect();
        if (!content.IsRecords)
        {
            throw new PluginException(
                $"{_path} is there already, and its first line is not a record (a JSON object on one line). "
                + "It is left as it is: move it away, or give 'path' another file.");
        }
        if (content.Ending == FileEnding.WholeLine)
        {
            file.Append("\n"u8);
        }
        else if (content.Ending == FileEnding.TornLine)
        {
            var cut = file.Length - content.EndOfLastLine;
            file.CutTo(content.EndOfLastLine);
            Log.TornLineCut(_logger, _path, cut);
        }
    }

    private void Rotate(DateTime firstRecord)
    {
        // What is not a regular file, /dev/full for example, has no length and is never moved.
        if (_file is not { IsThere: true, Length: > 0 })
        {
            return;
        }
        _sinceRotation = 0;
        var rotated = RotatedName.Of(_path, firstRecord);
        _file.Dispose();
        _file = null;
        try
        {
            File.Move(_path, rotated);
            Log.Rotated(_logger, _path, rotated);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Log.RotationFailed(_logger, _path, Fault.SentenceOf(exception));
        }
        Reopen();
    }

    private void Reopen()
    {
        _file?.Dispose();
        Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
        _file = OutputFile.TryOpen(_path) ?? throw new IOException("Another process has begun to write it.");
    }

    private static DateTime UtcTime(long nanoseconds) => DateTime.UnixEpoch.AddTicks(nanoseconds / NanosecondsPerTick);
}
