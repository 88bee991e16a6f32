using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace FlowHost.Plugins.Tests.Enrichers.CiscoEta;

/// <summary>IP packets by RFC 791, 8200, 768 and 9293, octet by octet; checksums stay 0, as nobody looks at them.</summary>
internal static class Packet
{
    public static byte[] Udp(string source, ushort sourcePort, string destination, ushort destinationPort, byte[] data) =>
        Ip(source, destination, 17, [.. Number(sourcePort), .. Number(destinationPort), .. Number(8 + data.Length), 0, 0, .. data]);

    public static byte[] Tcp(string source, ushort sourcePort, string destination, ushort destinationPort, byte[] data, int optionWords = 0) =>
        Ip(source, destination, 6,
        [
            .. Number(sourcePort), .. Number(destinationPort), 0, 0, 0, 1, 0, 0, 0, 2, (byte)((5 + optionWords) << 4), 0x18, 0x20, 0, 0, 0, 0, 0,
            .. new byte[4 * optionWords], .. data,
        ]);

    public static byte[] Ip(string source, string destination, byte protocol, byte[] payload, byte[]? extensionHeaders = null, int fragmentOffset = 0)
    {
        var from = IPAddress.Parse(source);
        var to = IPAddress.Parse(destination);
        byte[] rest = [.. extensionHeaders ?? [], .. payload];
        return from.AddressFamily == AddressFamily.InterNetwork
            ? [0x45, 0, .. Number(20 + rest.Length), 0, 1, .. Number(fragmentOffset), 64, protocol, 0, 0, .. from.GetAddressBytes(), .. to.GetAddressBytes(), .. rest]
            : [0x60, 0, 0, 0, .. Number(rest.Length), protocol, 64, .. from.GetAddressBytes(), .. to.GetAddressBytes(), .. rest];
    }

    /// <summary>As devices send it: zeros behind, or cut, to the length of the template.</summary>
    public static byte[] ToLength(this byte[] packet, int length) => [.. packet.Take(length), .. new byte[Math.Max(0, length - packet.Length)]];

    public static byte[] Number(int value)
    {
        var octets = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(octets, (ushort)value);
        return octets;
    }
}
