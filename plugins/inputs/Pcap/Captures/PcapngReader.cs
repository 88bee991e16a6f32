using System.Buffers.Binary;
using FlowHost.Sdk;

namespace FlowHost.Inputs.Pcap.Captures;

/// <summary>
/// The format of Wireshark (draft-ietf-opsawg-pcapng): blocks in sections, each section with a byte order and interfaces of its own.
/// </summary>
internal sealed class PcapngReader : CaptureReader
{
    /// <summary>The type of the block that starts a section, the same in both byte orders.</summary>
    public const uint SectionHeader = 0x0A0D0D0A;

    private const uint InterfaceDescription = 1;
    private const uint ObsoletePacket = 2;
    private const uint SimplePacket = 3;
    private const uint EnhancedPacket = 6;
    private const uint ByteOrderMagic = 0x1A2B3C4D;

    /// <summary>Type, length, and at the end the length again.</summary>
    private const int BlockFrameLength = 12;

    /// <summary>As many as an obsolete packet block can number: a bound for what a file can make us keep.</summary>
    private const int MaxInterfaces = 1 << 16;

    private readonly List<PcapngInterface> _interfaces = [];
    private int _blockLength;
    private long _lastTime;

    /// <summary>Reads the header of the first section.</summary>
    /// <exception cref="PluginException">It is cut or damaged.</exception>
    public PcapngReader(CaptureWindow window, string name)
        : base(window, bigEndian: false)
    {
        if (!TryReadBlock(out _, out var header) || !TryStartSection(header))
        {
            throw new PluginException($"{name} starts like a pcapng file, but {Fault?.Text}");
        }
    }

    public override bool TryRead(out CapturedPacket packet)
    {
        packet = default;
        while (TryReadBlock(out var type, out var body))
        {
            switch (type)
            {
                case EnhancedPacket or ObsoletePacket:
                    return TryTake(type, body, out packet);
                case SimplePacket:
                    return TryTakeSimple(body, out packet);
                case InterfaceDescription when !TryAddInterface(body):
                case SectionHeader when !TryStartSection(body):
                    return false;
                default:
                    break;
            }
        }
        return false;
    }

    private bool TryReadBlock(out uint type, out ReadOnlySpan<byte> body)
    {
        type = 0;
        body = default;
        Window.Advance(_blockLength);
        _blockLength = 0;
        if (!Window.TryPeek(BlockFrameLength, out var header))
        {
            return End(BlockFrameLength);
        }
        type = UInt32(header);
        if (type == SectionHeader && !TrySetByteOrder(UInt32(header[8..])))
        {
            return Damaged($"where a section has the byte-order magic {UInt32(header[8..]):X8}");
        }
        var length = UInt32(header[4..]);
        if (length < BlockFrameLength || length % 4 != 0)
        {
            return Damaged($"where a block claims {length} octets");
        }
        if (length > CaptureWindow.Capacity)
        {
            return TrySkipBlock(length, ref type);
        }
        if (!Window.TryPeek((int)length, out var block))
        {
            return End(length);
        }
        if (UInt32(block[^4..]) != length)
        {
            return Damaged($"where a block of {length} octets ends with the length {UInt32(block[^4..])}");
        }
        body = block[8..^4];
        _blockLength = (int)length;
        return true;
    }

    // Longer than any packet with a datagram: decryption secrets, comments, a capture of another kind of link.
    private bool TrySkipBlock(uint length, ref uint type)
    {
        if (type is SectionHeader or InterfaceDescription)
        {
            return Damaged($"where a header block claims {length} octets");
        }
        type = 0;
        var start = Window.Position;
        return Window.TrySkip(length) || End(start, length);
    }

    private bool TrySetByteOrder(uint magic)
    {
        if (magic == BinaryPrimitives.ReverseEndianness(ByteOrderMagic))
        {
            BigEndian = !BigEndian;
            return true;
        }
        return magic == ByteOrderMagic;
    }

    private bool TryStartSection(ReadOnlySpan<byte> body)
    {
        if (body.Length < 16)
        {
            return Damaged($"where a section header has {body.Length} octets");
        }
        if (UInt16(body[4..]) is var major && major != 1)
        {
            return Damaged($"where a section of version {major} starts: only 1 is read");
        }
        _interfaces.Clear();
        return true;
    }

    private bool TryAddInterface(ReadOnlySpan<byte> body)
    {
        if (body.Length < 8 || _interfaces.Count == MaxInterfaces)
        {
            return Damaged($"where interface {_interfaces.Count} is described in {body.Length} octets");
        }
        _interfaces.Add(new PcapngInterface((LinkType)UInt16(body), UInt32(body[4..]), ReadScale(body[8..])));
        return true;
    }

    private TimestampScale ReadScale(ReadOnlySpan<byte> options)
    {
        const int Resolution = 9, Offset = 14;
        byte resolution = 6;
        long offset = 0;
        while (options.Length >= 4)
        {
            var (code, length) = (UInt16(options), UInt16(options[2..]));
            options = options[4..];
            if (length > options.Length)
            {
                break;
            }
            switch (code)
            {
                case Resolution when length == 1:
                    resolution = options[0];
                    break;
                case Offset when length == 8:
                    offset = (long)UInt64(options);
                    break;
                default:
                    break;
            }
            options = options[Math.Min((length + 3) & ~3, options.Length)..];
        }
        return new TimestampScale(resolution, offset);
    }

    private bool TryTake(uint type, ReadOnlySpan<byte> body, out CapturedPacket packet)
    {
        const int HeaderLength = 20;
        packet = default;
        if (body.Length < HeaderLength)
        {
            return Damaged($"where a packet block has {body.Length} octets");
        }
        var number = type == EnhancedPacket ? UInt32(body) : UInt16(body);
        var (captured, original) = (UInt32(body[12..]), UInt32(body[16..]));
        if (number >= _interfaces.Count)
        {
            return Damaged($"where a packet is of interface {number}, which is not described");
        }
        if (captured > body.Length - HeaderLength)
        {
            return Damaged($"where a packet of {captured} octets is in a block of {body.Length}");
        }
        var source = _interfaces[(int)number];
        _lastTime = source.Scale.ToNanoseconds(((ulong)UInt32(body[4..]) << 32) | UInt32(body[8..]));
        packet = new CapturedPacket(body.Slice(HeaderLength, (int)captured), original > captured, source.Link, _lastTime);
        return true;
    }

    // It belongs to the first interface and has no time: that of the packet before it is the nearest.
    private bool TryTakeSimple(ReadOnlySpan<byte> body, out CapturedPacket packet)
    {
        packet = default;
        if (body.Length < 4 || _interfaces.Count == 0)
        {
            return Damaged($"where a simple packet block has {body.Length} octets and {_interfaces.Count} interfaces are described");
        }
        var source = _interfaces[0];
        var original = UInt32(body);
        var snapLength = source.SnapLength == 0 ? uint.MaxValue : source.SnapLength;
        var captured = Math.Min(Math.Min(original, snapLength), (uint)body.Length - 4);
        packet = new CapturedPacket(body.Slice(4, (int)captured), original > captured, source.Link, _lastTime);
        return true;
    }
}
