using System.Buffers.Binary;

namespace FlowHost.Sdk.Testing;

/// <summary>The checksum of IP and UDP (RFC 1071).</summary>
internal static class Checksum
{
    /// <summary>The sum of words of 16 bits; sums of several parts may be added up. An odd octet at the end is the upper half of a word.</summary>
    public static uint Sum(ReadOnlySpan<byte> octets)
    {
        // 64 KiB are 2^15 words of less than 2^16: no overflow.
        var sum = 0u;
        for (; octets.Length >= 2; octets = octets[2..])
        {
            sum += BinaryPrimitives.ReadUInt16BigEndian(octets);
        }
        return octets.IsEmpty ? sum : sum + ((uint)octets[0] << 8);
    }

    /// <summary>Folds the carries in and inverts.</summary>
    public static ushort Finish(uint sum)
    {
        while (sum > ushort.MaxValue)
        {
            sum = (sum & ushort.MaxValue) + (sum >> 16);
        }
        return (ushort)~sum;
    }
}
