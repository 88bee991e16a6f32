using System.Buffers.Binary;
using FlowHost.Sdk;

namespace FlowHost.Inputs.IpfixFile;

/// <summary>
/// The messages of one file, one after another. A length is all that tells where the next one starts (RFC 5655 section 6): where it is wrong,
/// the file ends, for octets of a record that look like a header would become records that nobody has sent.
/// </summary>
/// <param name="stream">The file.</param>
/// <param name="buffer">Takes many messages; those that <see cref="TryRead"/> tells stay in it until it is asked to <see cref="Fill"/>.</param>
internal sealed class MessageReader(Stream stream, byte[] buffer)
{
    private const int Version = 10;
    private const int HeaderLength = 16;

    private int _start;
    private int _end;
    private long _position;
    private bool _isAtEnd;

    /// <summary>Why the file could not be read to its end, a whole sentence; null when it could, or while it has not ended.</summary>
    public string? Fault { get; private set; }

    /// <summary>How what could not be read is counted.</summary>
    public DropReason FaultReason { get; private set; }

    /// <summary>Octets read so far.</summary>
    public long Position => _position;

    /// <summary>The next message that is in the buffer as a whole.</summary>
    /// <returns>False when there is none, at the end, or where the file is damaged.</returns>
    public bool TryRead(out int offset, out int length)
    {
        (offset, length) = (_start, 0);
        var left = buffer.AsSpan(_start, _end - _start);
        if (Fault is not null || left.Length < sizeof(uint))
        {
            return false;
        }
        var version = BinaryPrimitives.ReadUInt16BigEndian(left);
        var size = BinaryPrimitives.ReadUInt16BigEndian(left[2..]);
        if (version != Version || size < HeaderLength)
        {
            Fail(DropReason.Malformed, $"at octet {_position} a message should start; there is version {version} and length {size}.");
            return false;
        }
        if (size > left.Length)
        {
            return false;
        }
        (_start, _position, length) = (_start + size, _position + size, size);
        return true;
    }

    /// <summary>Reads on. What <see cref="TryRead"/> has told is gone.</summary>
    /// <returns>False at the end of the file; <see cref="Fault"/> says whether that is a proper one.</returns>
    public bool Fill()
    {
        if (Fault is not null || _isAtEnd)
        {
            return false;
        }
        buffer.AsSpan(_start, _end - _start).CopyTo(buffer);
        (_start, _end) = (0, _end - _start);
        try
        {
            var read = stream.Read(buffer, _end, buffer.Length - _end);
            _end += read;
            _isAtEnd = read == 0;
        }
        catch (IOException exception)
        {
            Fail(DropReason.Truncated, $"it cannot be read on from octet {_position}: {exception.Message}");
            return false;
        }
        if (_isAtEnd && _end > 0)
        {
            Fail(DropReason.Truncated, $"it is cut at octet {_position + _end}, in a message that starts at octet {_position}.");
        }
        return !_isAtEnd;
    }

    private void Fail(DropReason reason, FormattableString text) =>
        (FaultReason, Fault) = (reason, text.ToString(System.Globalization.CultureInfo.InvariantCulture));
}
