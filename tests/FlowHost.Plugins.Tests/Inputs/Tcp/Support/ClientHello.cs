using System.Buffers.Binary;

namespace FlowHost.Plugins.Tests.Inputs.Tcp.Support;

/// <summary>The first message of a TLS client, by hand (RFC 5246 section 7.4.1.2): programs do not offer what is no longer secure.</summary>
internal static class ClientHello
{
    // P-256, uncompressed points, ECDSA with SHA-256: what the certificates of the tests are made for.
    private static readonly byte[] Extensions = Convert.FromHexString("000A00040002001700" + "0B00020100" + "000D000400020403");

    /// <summary>A hello that offers one version and some cipher suites.</summary>
    public static byte[] Of(ushort version, params ushort[] suites)
    {
        byte[] body =
        [
            .. U16(version), .. new byte[32], 0,
            .. U16(suites.Length * 2), .. suites.SelectMany(suite => U16(suite)),
            1, 0,
            .. U16(Extensions.Length), .. Extensions,
        ];
        return [0x16, 3, 1, .. U16(body.Length + 4), 1, 0, .. U16(body.Length), .. body];
    }

    private static byte[] U16(int value)
    {
        var octets = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(octets, (ushort)value);
        return octets;
    }
}
