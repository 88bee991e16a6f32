using System.Buffers.Binary;

namespace FlowHost.Plugins.Tests.Inputs.Pcap.Support;

/// <summary>pcapng files, block by block (draft-ietf-opsawg-pcapng section 4).</summary>
internal sealed class PcapngFile(bool bigEndian = false)
{
    private readonly List<byte> _octets = [];
    private bool _bigEndian = bigEndian;

    public byte[] ToArray() => [.. _octets];

    /// <summary>Starts a section, perhaps in the other byte order.</summary>
    public PcapngFile Section(bool? bigEndian = null, int major = 1)
    {
        _bigEndian = bigEndian ?? _bigEndian;
        // The length of the section is unknown: -1.
        return Block(0x0A0D0D0A, [.. UInt32(0x1A2B3C4D), .. UInt16(major), .. UInt16(0), .. UInt64(ulong.MaxValue)]);
    }

    public PcapngFile Interface(int linkType, long snapLength = 0, params IEnumerable<byte[]> options) =>
        Block(1, [.. UInt16(linkType), .. UInt16(0), .. UInt32(snapLength), .. options.SelectMany(o => o)]);

    public PcapngFile Enhanced(long number, ulong time, byte[] frame, long? original = null, byte[]? options = null) => Block(
        6,
        [
            .. UInt32(number), .. UInt32((long)(time >> 32)), .. UInt32((long)(time & uint.MaxValue)),
            .. UInt32(frame.Length), .. UInt32(original ?? frame.Length), .. Padded(frame), .. options ?? [],
        ]);

    /// <summary>The packet block that the enhanced one replaced.</summary>
    public PcapngFile Obsolete(int number, ulong time, byte[] frame) => Block(
        2,
        [
            .. UInt16(number), .. UInt16(0), .. UInt32((long)(time >> 32)), .. UInt32((long)(time & uint.MaxValue)),
            .. UInt32(frame.Length), .. UInt32(frame.Length), .. Padded(frame),
        ]);

    public PcapngFile Simple(byte[] captured, long? original = null) => Block(3, [.. UInt32(original ?? captured.Length), .. Padded(captured)]);

    public PcapngFile Block(long type, byte[] body, long? length = null, long? trailer = null)
    {
        var whole = body.Length + 12;
        _octets.AddRange([.. UInt32(type), .. UInt32(length ?? whole), .. body, .. UInt32(trailer ?? length ?? whole)]);
        return this;
    }

    public byte[] Option(int code, byte[] value) => [.. UInt16(code), .. UInt16(value.Length), .. Padded(value)];

    public byte[] UInt64(ulong value) => Ordered(8, octets => BinaryPrimitives.WriteUInt64BigEndian(octets, value));

    private byte[] UInt32(long value) => Ordered(4, octets => BinaryPrimitives.WriteUInt32BigEndian(octets, (uint)value));

    private byte[] UInt16(int value) => Ordered(2, octets => BinaryPrimitives.WriteUInt16BigEndian(octets, (ushort)value));

    private static byte[] Padded(byte[] octets) => [.. octets, .. new byte[-octets.Length & 3]];

    private byte[] Ordered(int length, Action<byte[]> write)
    {
        var octets = new byte[length];
        write(octets);
        if (!_bigEndian)
        {
            Array.Reverse(octets);
        }
        return octets;
    }
}
