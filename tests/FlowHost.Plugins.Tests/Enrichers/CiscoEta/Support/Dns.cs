using System.Net;
using System.Text;

namespace FlowHost.Plugins.Tests.Enrichers.CiscoEta;

/// <summary>DNS messages by RFC 1035 section 4.</summary>
internal static class Dns
{
    public static byte[] Query(int id, string name, ushort type = 1) => [.. Header(id, 0x0100, 1, 0, 0, 0), .. Question(name, type)];

    /// <summary>A response; its answers' names point to the question, as compression has it.</summary>
    public static byte[] Response(int id, string name, int code = 0, params string[] addresses) =>
        [.. Header(id, 0x8180 | code, 1, addresses.Length, 0, 0), .. Question(name, 1), .. addresses.SelectMany(address => Answer(IPAddress.Parse(address)))];

    public static byte[] Header(int id, int flags, int questions, int answers, int authorities, int additionals) =>
    [
        .. Packet.Number(id), .. Packet.Number(flags), .. Packet.Number(questions), .. Packet.Number(answers), .. Packet.Number(authorities), .. Packet.Number(additionals),
    ];

    public static byte[] Question(string name, ushort type) => [.. Name(name), .. Packet.Number(type), 0, 1];

    public static byte[] Name(string name) =>
        [.. name.Split('.', StringSplitOptions.RemoveEmptyEntries).SelectMany(label => (byte[])[(byte)label.Length, .. Encoding.ASCII.GetBytes(label)]), 0];

    public static byte[] Answer(IPAddress address)
    {
        var octets = address.GetAddressBytes();
        return [0xC0, 12, .. Packet.Number(octets.Length == 4 ? 1 : 28), 0, 1, 0, 0, 0, 60, .. Packet.Number(octets.Length), .. octets];
    }
}
