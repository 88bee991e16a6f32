using System.Text;

namespace FlowHost.Plugins.Tests.Enrichers.CiscoEta;

/// <summary>TLS client hellos by RFC 8446 section 4.1.2 and RFC 5246 section 7.4.1.2.</summary>
internal static class Hello
{
    public static byte[] Of(int version, int[] ciphers, params byte[][] extensions)
    {
        byte[] block = [.. extensions.SelectMany(extension => extension)];
        return Message(version, ciphers, [.. Packet.Number(block.Length), .. block]);
    }

    public static byte[] WithoutExtensions(int version, params int[] ciphers) => Message(version, ciphers, []);

    public static byte[] Extension(int type, params byte[] data) => [.. Packet.Number(type), .. Packet.Number(data.Length), .. data];

    public static byte[] ServerName(string name) => Extension(0, [.. Packet.Number(name.Length + 3), 0, .. Packet.Number(name.Length), .. Encoding.ASCII.GetBytes(name)]);

    /// <summary>An extension that is a list of 16-bit numbers: groups, signature algorithms.</summary>
    public static byte[] Numbers(int type, params int[] values) => Extension(type, [.. Packet.Number(values.Length * 2), .. values.SelectMany(Packet.Number)]);

    public static byte[] Versions(params int[] values) => Extension(43, [(byte)(values.Length * 2), .. values.SelectMany(Packet.Number)]);

    public static byte[] PointFormats(params byte[] values) => Extension(11, [(byte)values.Length, .. values]);

    public static byte[] Alpn(params string[] protocols) => Alpn(protocols.Select(Encoding.ASCII.GetBytes));

    public static byte[] Alpn(params IEnumerable<byte[]> protocols)
    {
        byte[] list = [.. protocols.SelectMany(protocol => (byte[])[(byte)protocol.Length, .. protocol])];
        return Extension(16, [.. Packet.Number(list.Length), .. list]);
    }

    private static byte[] Message(int version, int[] ciphers, byte[] extensions)
    {
        byte[] body = [.. Packet.Number(version), .. new byte[32], 4, 1, 2, 3, 4, .. Packet.Number(ciphers.Length * 2), .. ciphers.SelectMany(Packet.Number), 1, 0, .. extensions];
        return [22, 3, 1, .. Packet.Number(body.Length + 4), 1, 0, .. Packet.Number(body.Length), .. body];
    }
}
