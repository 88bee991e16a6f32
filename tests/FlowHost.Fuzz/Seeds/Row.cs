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
    /// <param name="datagram">The datagram.</param>
    /// <param name="agent">0 or 1.</param>
    /// <param name="port">0 or 1.</param>
    /// <param name="transport">How it comes.</param>
    public static byte[] From(byte[] datagram, int agent = 0, int port = 0, Transport transport = Transport.Udp)
    {
        var header = new byte[InputDatagrams.HeaderLength];
        header[0] = (byte)(agent | (port << 1) | ((int)transport << 2));
        BinaryPrimitives.WriteUInt16BigEndian(header.AsSpan(1), (ushort)datagram.Length);
        return [.. header, .. datagram];
    }
}
