using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace FlowHost.EndToEnd.Inspection;

/// <summary>The datagrams of a capture of Ethernet frames with IPv4 without options, to be sent again.</summary>
internal static class SampleDatagrams
{
    private const int FileHeader = 24;
    private const int PacketHeader = 16;
    private const int Headers = 14 + 20 + 8;

    /// <summary>Each with the last octet of the address that it came from.</summary>
    public static IReadOnlyList<(byte Device, byte[] Payload)> Read(string file)
    {
        var octets = File.ReadAllBytes(file);
        var datagrams = new List<(byte, byte[])>();
        for (var at = FileHeader; at < octets.Length;)
        {
            var length = BinaryPrimitives.ReadInt32LittleEndian(octets.AsSpan(at + 8));
            var frame = octets.AsSpan(at + PacketHeader, length);
            datagrams.Add((frame[14 + 15], frame[Headers..].ToArray()));
            at += PacketHeader + length;
        }
        return datagrams;
    }

    /// <summary>Sends them in order, each device's from 127.0.0.N by a port of its own.</summary>
    public static async Task SendAsync(IReadOnlyList<(byte Device, byte[] Payload)> datagrams, IPEndPoint collector)
    {
        var sockets = new Dictionary<byte, Socket>();
        foreach (var (device, payload) in datagrams)
        {
            if (!sockets.TryGetValue(device, out var socket))
            {
                socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
                socket.Bind(new IPEndPoint(new IPAddress([127, 0, 0, device]), 0));
                sockets.Add(device, socket);
            }
            await socket.SendToAsync(payload, collector);
        }
        foreach (var socket in sockets.Values)
        {
            socket.Dispose();
        }
    }
}
