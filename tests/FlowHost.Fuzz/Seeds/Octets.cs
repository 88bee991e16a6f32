using System.Buffers.Binary;

namespace FlowHost.Fuzz.Seeds;

/// <summary>Numbers as octets.</summary>
internal static class Octets
{
    public static byte[] Big16(int value) => [(byte)(value >> 8), (byte)value];

    public static byte[] Little16(int value) => [(byte)value, (byte)(value >> 8)];

    public static byte[] Little32(uint value)
    {
        var octets = new byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32LittleEndian(octets, value);
        return octets;
    }

    /// <summary>A block of pcapng (draft-ietf-opsawg-pcapng section 3.1), little-endian.</summary>
    /// <param name="type">The block's type.</param>
    /// <param name="body">A multiple of 4 octets.</param>
    /// <param name="length">The length, where it is to lie.</param>
    public static byte[] Block(uint type, byte[] body, uint? length = null)
    {
        var total = Little32(length ?? (uint)body.Length + 12);
        return [.. Little32(type), .. total, .. body, .. total];
    }
}
