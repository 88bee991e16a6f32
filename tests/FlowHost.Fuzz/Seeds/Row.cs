using System.Buffers.Binary;
using FlowHost.Fuzz.Decoding;
using FlowHost.Sdk;

namespace FlowHost.Fuzz.Seeds;

/// <summary>Writes rows of datagrams, the form that <see cref="InputDatagrams"/> reads.</summary>
internal static class Row
{
    /// <summary>Datagrams of the first agent over UDP.</summary>
    public static byte[] Of(params byte[][] datagrams) => [.. datagrams.SelectMany(datagram => From(datagram))];

    /// <summary>One datagram of a row.</summary>
    /// <param name="datagram">The datagram; without octets, the end of a connection.</param>
    /// <param name="agent">0 or 1.</param>
    /// <param name="port">0 or 1.</param>
    /// <param name="transport">How it comes.</param>
    /// <param name="wait">It comes 2 to the power of so many seconds after the one before; 0: at once.</param>
    public static byte[] From(byte[] datagram, int agent = 0, int port = 0, Transport transport = Transport.Udp, int wait = 0) =>
        Item(datagram, agent | (port << InputDatagrams.PortShift) | ((int)transport << InputDatagrams.TransportShift) | (wait << InputDatagrams.WaitShift));

    /// <summary>A datagram of the first agent, which the host has forgotten before.</summary>
    public static byte[] FromForgotten(byte[] datagram) => Item(datagram, InputDatagrams.Forgotten << InputDatagrams.TransportShift);

    private static byte[] Item(byte[] datagram, int flags)
    {
        var header = new byte[InputDatagrams.HeaderLength];
        header[0] = (byte)flags;
        BinaryPrimitives.WriteUInt16BigEndian(header.AsSpan(1), (ushort)datagram.Length);
        return [.. header, .. datagram];
    }
}
