using System.IO.Compression;

namespace FlowHost.Exporters.Ndjson.Targets;

/// <summary>Where lines go. Shared by the workers of one pipeline entry: each write is whole lines, written without another in between.</summary>
internal abstract class LineTarget(NdjsonOptions options) : IDisposable
{
    private const int MemberKept = 4 * 1024 * 1024;

    private readonly Lock _gate = new();
    private readonly MemoryStream _member = new();
    private bool _isOpen;

    /// <summary>What the user may look for: a path; null when there is nothing to find.</summary>
    public virtual string? Destination => null;

    /// <summary>Opens the target, once.</summary>
    /// <exception cref="Sdk.PluginException">It cannot be opened.</exception>
    public void Open()
    {
        lock (_gate)
        {
            if (!_isOpen)
            {
                OpenCore();
                _isOpen = true;
            }
        }
    }

    /// <summary>Whether lines of these two times may go into the same file.</summary>
    /// <param name="first">Nanoseconds since 1970-01-01 UTC.</param>
    /// <param name="second">Nanoseconds since 1970-01-01 UTC.</param>
    public virtual bool AreTogether(long first, long second) => true;

    /// <summary>Writes whole lines.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="receiveTime">When the first of them was received: nanoseconds since 1970-01-01 UTC.</param>
    /// <exception cref="Sdk.PluginException">They were not written; the target holds whole lines as before.</exception>
    public void Write(ReadOnlySpan<byte> lines, long receiveTime)
    {
        lock (_gate)
        {
            WriteCore(options.Compression == NdjsonCompression.Gzip ? Compress(lines) : lines, receiveTime);
        }
    }

    public abstract void Dispose();

    protected abstract void OpenCore();

    protected abstract void WriteCore(ReadOnlySpan<byte> octets, long receiveTime);

    private ReadOnlySpan<byte> Compress(ReadOnlySpan<byte> lines)
    {
        _member.SetLength(0);
        _member.Capacity = _member.Capacity > MemberKept ? 0 : _member.Capacity;
        using (var gzip = new GZipStream(_member, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(lines);
        }
        return _member.GetBuffer().AsSpan(0, (int)_member.Length);
    }
}
