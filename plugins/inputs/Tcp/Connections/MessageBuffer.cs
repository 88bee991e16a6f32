using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;

namespace FlowHost.Inputs.Tcp.Connections;

/// <summary>
/// The octets of one connection, divided into messages by their lengths (RFC 7011 sections 3.1 and 10.4). It holds memory while it holds octets.
/// Not for concurrent use.
/// </summary>
internal sealed class MessageBuffer : IDisposable
{
    /// <summary>Octets: more than the longest message has, so that one always fits.</summary>
    public const int Capacity = 65_536;

    private const int Version = 10;
    private const int HeaderLength = 16;

    // Version and length.
    private const int FrameLength = 4;

    private byte[]? _octets;
    private int _start;
    private int _end;

    // Where whole messages end.
    private int _whole;

    /// <summary>Holds the messages that <see cref="TryTake"/> tells.</summary>
    public byte[] Octets => _octets ?? [];

    /// <summary>True when nothing is in it.</summary>
    public bool IsEmpty => _start == _end;

    /// <summary>Whether there is a message to take.</summary>
    public bool HasMessage => _start < _whole;

    /// <summary>Whether there is the beginning of a message behind those that are whole.</summary>
    public bool HasPart => _whole < _end;

    /// <summary>What is no message, in words; null while all is well. Nothing tells where the next one would start.</summary>
    public string? Fault { get; private set; }

    /// <summary>Room for octets that come; at least one. All whole messages must have been taken.</summary>
    public Memory<byte> Room()
    {
        _octets ??= ArrayPool<byte>.Shared.Rent(Capacity);
        if (_start > 0)
        {
            _octets.AsSpan(_start, _end - _start).CopyTo(_octets);
            (_start, _whole, _end) = (0, _whole - _start, _end - _start);
        }
        return _octets.AsMemory(_end);
    }

    /// <summary>So many octets were written to <see cref="Room"/>.</summary>
    public void Add(int count)
    {
        _end += count;
        while (Fault is null && _end - _whole >= FrameLength)
        {
            var version = BinaryPrimitives.ReadUInt16BigEndian(_octets.AsSpan(_whole));
            var length = BinaryPrimitives.ReadUInt16BigEndian(_octets.AsSpan(_whole + 2));
            if (version != Version || length < HeaderLength)
            {
                Fault = Describe(version, length);
            }
            else if (length > _end - _whole)
            {
                return;
            }
            else
            {
                _whole += length;
            }
        }
    }

    /// <summary>Takes the next whole message; its octets stay where they are until <see cref="Room"/> is asked for.</summary>
    public bool TryTake(out int offset, out int length)
    {
        offset = _start;
        length = 0;
        if (_start >= _whole)
        {
            return false;
        }
        length = BinaryPrimitives.ReadUInt16BigEndian(_octets.AsSpan(_start + 2));
        _start += length;
        return true;
    }

    /// <summary>Gives the memory back if nothing is in it.</summary>
    public void Trim()
    {
        if (IsEmpty)
        {
            Dispose();
        }
    }

    public void Dispose()
    {
        if (_octets is { } octets)
        {
            _octets = null;
            (_start, _whole, _end) = (0, 0, 0);
            ArrayPool<byte>.Shared.Return(octets);
        }
    }

    private static string Describe(int version, int length) => string.Create(
        CultureInfo.InvariantCulture,
        $"where a message should start there is version {version} and length {length}; IPFIX has version {Version} and at least {HeaderLength} octets")
        + (version >> 8 == 0x16 ? " (this looks like TLS: the option tls is not set)" : "");
}
