using FlowHost.Sdk;
using Microsoft.Extensions.Logging;

namespace FlowHost.Pipelines.State;

/// <summary>
/// A table in memory, which plugins change, and its file, which follows. What has not been written yet waits in a short queue; when that is
/// full, or the disk has failed, the whole table is written anew instead.
/// </summary>
/// <param name="file">The file; used by <see cref="Load"/>, then by the writer alone.</param>
/// <param name="wake">Tells the writer that there is something to write.</param>
/// <param name="logger">Told when the disk fails and when it works again.</param>
internal sealed class StateTable(StateFile file, Action<StateTable> wake, ILogger logger) : IStateTable, IDisposable
{
    /// <summary>What the records may take in memory.</summary>
    public const long Limit = 256L * 1024 * 1024;

    /// <summary>Octets that may wait for the writer.</summary>
    public const long QueueLimit = 4L * 1024 * 1024;

    // The array's own, and its place in the table.
    private const int Overhead = 64;

    // Less than this is not worth tidying up.
    private const long LeastGarbage = 1024 * 1024;

    private readonly Lock _gate = new();
    private readonly HashSet<byte[]> _frames = new(StateFrameComparer.Instance);
    private List<byte[]> _queue = [];
    private long _queued;
    private long _live;
    private bool _mustRewrite;
    private bool _isAwaited;
    private volatile bool _isFailing;
    private long _failures;

    /// <summary>How often the disk has failed. May be read from any thread.</summary>
    public long Failures => Volatile.Read(ref _failures);

    /// <inheritdoc/>
    public IReadOnlyList<StateRecord> Records
    {
        get
        {
            lock (_gate)
            {
                return [.. _frames.Select(StateFrame.RecordOf)];
            }
        }
    }

    /// <summary>Reads the file.</summary>
    public void Load()
    {
        try
        {
            var skipped = file.Read(Take);
            if (skipped > 0)
            {
                // What is appended behind a damaged place could not be found again.
                Log.StateSkipped(logger, file.Path, skipped);
                _mustRewrite = true;
                Wake();
            }
        }
        catch (Exception exception)
        {
            Fail(exception);
            Wake();
        }
    }

    /// <inheritdoc/>
    public bool Set(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value)
    {
        lock (_gate)
        {
            var old = Find(key);
            if (old is not null && StateFrame.ValueOf(old).SequenceEqual(value))
            {
                return true;
            }
            if (!StateFrame.Fits(key.Length, value.Length) || Taken + key.Length + value.Length > Limit)
            {
                Remove(old);
                return false;
            }
            var frame = StateFrame.Set(key, value);
            Replace(old, frame);
            Queue(frame);
            return true;
        }
    }

    /// <inheritdoc/>
    public bool Remove(ReadOnlySpan<byte> key)
    {
        lock (_gate)
        {
            return Remove(Find(key));
        }
    }

    /// <summary>Writes what waits. Called by the writer alone.</summary>
    /// <returns>Whether the disk took it; otherwise call again after a while.</returns>
    public bool Write()
    {
        try
        {
            Write(TakeWork(out var isRewrite), isRewrite);
            return true;
        }
        catch (Exception exception)
        {
            Fail(exception);
            return false;
        }
    }

    /// <summary>Lets go of the file.</summary>
    public void Dispose() => file.Dispose();

    private long Taken => _live + ((long)_frames.Count * Overhead);

    private long Garbage => file.Length - _live;

    private void Write(List<byte[]> work, bool isRewrite)
    {
        if (isRewrite)
        {
            file.Replace(work);
        }
        else if (work.Count > 0)
        {
            file.Append(work);
        }
        if (_isFailing)
        {
            _isFailing = false;
            Log.StateRecovered(logger, file.Path);
        }
    }

    private List<byte[]> TakeWork(out bool isRewrite)
    {
        var isMissing = file.IsMissing;
        lock (_gate)
        {
            _isAwaited = false;
            isRewrite = _mustRewrite || Garbage > Math.Max(_live, LeastGarbage) || (isMissing && _queue.Count > 0);
            var work = isRewrite ? [.. _frames] : _queue;
            (_queue, _queued, _mustRewrite) = ([], 0, false);
            return work;
        }
    }

    private void Fail(Exception exception)
    {
        Interlocked.Increment(ref _failures);
        if (!_isFailing)
        {
            _isFailing = true;
            Log.StateFailed(logger, file.Path, exception.Message, exception);
        }
        lock (_gate)
        {
            DropQueue();
        }
    }

    private void DropQueue() => (_queue, _queued, _mustRewrite) = ([], 0, true);

    private void Take(byte[] frame)
    {
        var old = Find(StateFrame.KeyOf(frame));
        if (StateFrame.Sets(frame))
        {
            Replace(old, frame);
        }
        else if (old is not null)
        {
            Drop(old);
        }
    }

    private byte[]? Find(ReadOnlySpan<byte> key) =>
        _frames.GetAlternateLookup<ReadOnlySpan<byte>>().TryGetValue(key, out var frame) ? frame : null;

    private bool Remove(byte[]? old)
    {
        if (old is null)
        {
            return false;
        }
        Drop(old);
        Queue(StateFrame.Remove(StateFrame.KeyOf(old)));
        return true;
    }

    private void Replace(byte[]? old, byte[] frame)
    {
        if (old is not null)
        {
            Drop(old);
        }
        _frames.Add(frame);
        _live += frame.Length;
    }

    private void Drop(byte[] frame)
    {
        _frames.Remove(frame);
        _live -= frame.Length;
    }

    private void Queue(byte[] frame)
    {
        if (_mustRewrite)
        {
            // It is written with all others, when the writer comes to it.
            return;
        }
        if (_queued + frame.Length > QueueLimit)
        {
            DropQueue();
        }
        else
        {
            _queue.Add(frame);
            _queued += frame.Length;
        }
        Wake();
    }

    private void Wake()
    {
        if (!_isAwaited)
        {
            _isAwaited = true;
            wake(this);
        }
    }
}
