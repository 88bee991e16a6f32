using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace FlowHost.Sdk.Testing;

/// <summary>
/// Writes a capture file (pcap, version 2.4) of UDP datagrams, or of frames that were built by hand. What one run writes, the next
/// writes to the octet.
/// </summary>
/// <example>
/// <code>
/// using var capture = new PcapWriter(File.Create("router.pcap"));
/// capture.Write(time, router, 50000, collector, 2055, new NetFlow5Datagram().Records(record).ToArray());
/// </code>
/// </example>
/// <param name="output">Where the file goes.</param>
/// <param name="leaveOpen">Whether <paramref name="output"/> stays open after <see cref="Dispose"/>.</param>
public sealed class PcapWriter(Stream output, bool leaveOpen = false) : IDisposable
{
    /// <summary>The link type of frames that start with an Ethernet header.</summary>
    public const ushort Ethernet = 1;

    /// <summary>The link type of frames that start with an IPv4 or IPv6 header.</summary>
    public const ushort RawIp = 101;

    private const uint MicrosecondMagic = 0xA1B2C3D4;
    private const uint NanosecondMagic = 0xA1B23C4D;
    private const int EthernetHeaderLength = 14;

    private readonly byte[] _frame = new byte[EthernetHeaderLength + UdpPacket.MaxLength];
    private ushort _identification;
    private bool _started;

    /// <summary>What frames start with, by the registry of tcpdump.org.</summary>
    /// <value>The default value is <see cref="Ethernet"/>.</value>
    public ushort LinkType { get; init; } = Ethernet;

    /// <summary>The byte order of the file's own numbers; those of the network in it never change.</summary>
    /// <value>The default value is false: little-endian.</value>
    public bool BigEndian { get; init; }

    /// <summary>Whether times are written to the nanosecond.</summary>
    /// <value>The default value is false: to the microsecond, the rest is cut off.</value>
    public bool Nanoseconds { get; init; }

    /// <summary>Octets that a packet is cut to, as <c>tcpdump -s</c> does.</summary>
    /// <value>The default value is 262144: more than any packet has.</value>
    public int SnapLength { get; init; } = 262_144;

    /// <summary>Writes a UDP datagram in an IPv4 or IPv6 packet, with checksums, and not fragmented however long it is.</summary>
    /// <param name="timeNs">When it was captured: nanoseconds since 1970-01-01 UTC.</param>
    /// <param name="source">The sender.</param>
    /// <param name="sourcePort">The sender's port.</param>
    /// <param name="destination">The receiver, of the same family.</param>
    /// <param name="destinationPort">The receiver's port.</param>
    /// <param name="payload">At most 65,507 octets over IPv4 and 65,527 over IPv6.</param>
    /// <exception cref="ArgumentException">Two families, or too long a payload.</exception>
    /// <exception cref="InvalidOperationException">The link type is none of the two that are built here.</exception>
    public void Write(
        long timeNs, IPAddress source, ushort sourcePort, IPAddress destination, ushort destinationPort, ReadOnlySpan<byte> payload)
    {
        if (LinkType is not (Ethernet or RawIp))
        {
            throw new InvalidOperationException($"Frames of link type {LinkType} are written by {nameof(WriteFrame)} alone.");
        }
        var headerLength = LinkType == Ethernet ? EthernetHeaderLength : 0;
        var packet = _frame.AsSpan(headerLength);
        var length = UdpPacket.Build(packet, _identification++, source, sourcePort, destination, destinationPort, payload);
        if (LinkType == Ethernet)
        {
            WriteEthernetHeader(source.AddressFamily);
        }
        WriteFrame(timeNs, _frame.AsSpan(0, headerLength + length));
    }

    /// <summary>Writes a frame as it is.</summary>
    /// <param name="timeNs">When it was captured: nanoseconds since 1970-01-01 UTC.</param>
    /// <param name="frame">From the header of the link layer on.</param>
    public void WriteFrame(long timeNs, ReadOnlySpan<byte> frame)
    {
        WriteFileHeader();
        var (seconds, nanoseconds) = Math.DivRem(timeNs, 1_000_000_000);
        var captured = Math.Min(frame.Length, SnapLength);
        WriteUInt32(checked((uint)seconds));
        WriteUInt32((uint)(Nanoseconds ? nanoseconds : nanoseconds / 1000));
        WriteUInt32((uint)captured);
        WriteUInt32((uint)frame.Length);
        output.Write(frame[..captured]);
    }

    /// <summary>Ends the file; one without packets has its header.</summary>
    public void Dispose()
    {
        WriteFileHeader();
        output.Flush();
        if (!leaveOpen)
        {
            output.Dispose();
        }
    }

    // From 02-00-00-00-00-01 to 02-00-00-00-00-02, which are nobody's.
    private void WriteEthernetHeader(AddressFamily family)
    {
        _frame.AsSpan(0, EthernetHeaderLength).Clear();
        (_frame[0], _frame[5], _frame[6], _frame[11]) = (2, 2, 2, 1);
        BinaryPrimitives.WriteUInt16BigEndian(_frame.AsSpan(12), (ushort)(family == AddressFamily.InterNetwork ? 0x0800 : 0x86DD));
    }

    private void WriteFileHeader()
    {
        if (_started)
        {
            return;
        }
        _started = true;
        WriteUInt32(Nanoseconds ? NanosecondMagic : MicrosecondMagic);
        WriteUInt16(2);
        WriteUInt16(4);
        WriteUInt32(0);
        WriteUInt32(0);
        WriteUInt32((uint)SnapLength);
        WriteUInt32(LinkType);
    }

    private void WriteUInt16(ushort value)
    {
        Span<byte> octets = stackalloc byte[sizeof(ushort)];
        BinaryPrimitives.WriteUInt16LittleEndian(octets, BigEndian ? BinaryPrimitives.ReverseEndianness(value) : value);
        output.Write(octets);
    }

    private void WriteUInt32(uint value)
    {
        Span<byte> octets = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32LittleEndian(octets, BigEndian ? BinaryPrimitives.ReverseEndianness(value) : value);
        output.Write(octets);
    }
}
