using System.Buffers.Binary;
using FlowHost.Sdk;

namespace FlowHost.Inputs.Udp.Sockets;

/// <summary>Reads the sender's address and port in the layout of the system's <c>sockaddr_in</c> or <c>sockaddr_in6</c>.</summary>
internal static class SocketName
{
    /// <summary>Octets of the longest, <c>sockaddr_in6</c>.</summary>
    public const int Size = 28;

    // Alike on Linux, Windows and macOS: family, port, then IPv4 address; or port, flow information, IPv6 address.
    private const int PortOffset = 2;
    private const int IPv4Offset = 4;
    private const int IPv6Offset = 8;

    public static ushort Port(ReadOnlySpan<byte> name) => BinaryPrimitives.ReadUInt16BigEndian(name[PortOffset..]);

    /// <summary>The address, IPv4 mapped as in <see cref="IpAddress"/>; that is also how a dual-stack socket gives it.</summary>
    public static UInt128 Address(ReadOnlySpan<byte> name, bool isIPv6) =>
        isIPv6
            ? BinaryPrimitives.ReadUInt128BigEndian(name[IPv6Offset..])
            : IpAddress.FromIPv4(BinaryPrimitives.ReadUInt32BigEndian(name[IPv4Offset..]));
}
