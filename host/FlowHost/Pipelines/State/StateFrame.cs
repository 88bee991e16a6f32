using System.Buffers.Binary;
using System.IO.Hashing;
using FlowHost.Sdk;

namespace FlowHost.Pipelines.State;

/// <summary>
/// A record as the file holds it: the length of what follows the CRC-32, the CRC-32 of that, whether the key is set or removed, the key's
/// length, the key, the value. Numbers are big-endian.
/// </summary>
internal static class StateFrame
{
    /// <summary>Octets of length and CRC.</summary>
    public const int PrefixLength = 8;

    private const int KindOffset = PrefixLength;
    private const int KeyLengthOffset = KindOffset + 1;
    private const int KeyOffset = KeyLengthOffset + 2;
    private const byte IsSet = 1;
    private const byte IsRemoved = 0;

    /// <summary>A record that sets a key.</summary>
    public static byte[] Set(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value) => Make(IsSet, key, value);

    /// <summary>A record that removes a key.</summary>
    public static byte[] Remove(ReadOnlySpan<byte> key) => Make(IsRemoved, key, []);

    /// <summary>Whether a record may be so long.</summary>
    public static bool Fits(int key, int value) => key <= ushort.MaxValue && value <= IStateTable.LongestRecord - key;

    /// <summary>The length of the whole record that starts so; 0 when there can be none.</summary>
    public static int LengthOf(ReadOnlySpan<byte> prefix)
    {
        var length = BinaryPrimitives.ReadInt32BigEndian(prefix);
        return length is >= KeyOffset - PrefixLength and <= IStateTable.LongestRecord + KeyOffset - PrefixLength ? PrefixLength + length : 0;
    }

    /// <summary>Whether the record is as it was written.</summary>
    public static bool IsWhole(ReadOnlySpan<byte> frame) =>
        Crc32.HashToUInt32(frame[PrefixLength..]) == BinaryPrimitives.ReadUInt32BigEndian(frame[4..])
        && frame[KindOffset] <= IsSet
        && KeyLength(frame) <= frame.Length - KeyOffset;

    public static bool Sets(ReadOnlySpan<byte> frame) => frame[KindOffset] == IsSet;

    public static ReadOnlySpan<byte> KeyOf(ReadOnlySpan<byte> frame) => frame.Slice(KeyOffset, KeyLength(frame));

    public static ReadOnlySpan<byte> ValueOf(ReadOnlySpan<byte> frame) => frame[(KeyOffset + KeyLength(frame))..];

    public static StateRecord RecordOf(byte[] frame) =>
        new(frame.AsMemory(KeyOffset, KeyLength(frame)), frame.AsMemory(KeyOffset + KeyLength(frame)));

    private static int KeyLength(ReadOnlySpan<byte> frame) => BinaryPrimitives.ReadUInt16BigEndian(frame[KeyLengthOffset..]);

    private static byte[] Make(byte kind, ReadOnlySpan<byte> key, ReadOnlySpan<byte> value)
    {
        var frame = new byte[KeyOffset + key.Length + value.Length];
        frame[KindOffset] = kind;
        BinaryPrimitives.WriteUInt16BigEndian(frame.AsSpan(KeyLengthOffset), (ushort)key.Length);
        key.CopyTo(frame.AsSpan(KeyOffset));
        value.CopyTo(frame.AsSpan(KeyOffset + key.Length));
        BinaryPrimitives.WriteInt32BigEndian(frame, frame.Length - PrefixLength);
        BinaryPrimitives.WriteUInt32BigEndian(frame.AsSpan(4), Crc32.HashToUInt32(frame.AsSpan(PrefixLength)));
        return frame;
    }
}
