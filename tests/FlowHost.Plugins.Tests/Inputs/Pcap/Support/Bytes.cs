namespace FlowHost.Plugins.Tests.Inputs.Pcap.Support;

/// <summary>Octets for tests.</summary>
internal static class Bytes
{
    /// <summary>Octets written by hand: hexadecimal digits in any grouping, <c>#</c> starts a comment.</summary>
    public static byte[] Hex(string text)
    {
        var digits = text.Split('\n').SelectMany(line => line.Split('#')[0]).Where(c => !char.IsWhiteSpace(c));
        return Convert.FromHexString(string.Concat(digits));
    }

    public static byte[] Join(params IEnumerable<byte[]> parts) => [.. parts.SelectMany(part => part)];

    /// <summary>Octets that differ from their neighbours and from those of another seed.</summary>
    public static byte[] Random(int length, int seed = 1)
    {
        var octets = new byte[length];
        new Random(seed).NextBytes(octets);
        return octets;
    }

    /// <summary>A number in network byte order.</summary>
    public static byte[] UInt16(int value) => [(byte)(value >> 8), (byte)value];

    /// <summary>A number in network byte order.</summary>
    public static byte[] UInt32(long value) => [.. UInt16((int)(value >> 16)), .. UInt16((int)(value & 0xFFFF))];
}
