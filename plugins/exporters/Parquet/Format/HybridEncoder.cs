using System.Buffers.Binary;
using System.Numerics;

namespace FlowHost.Exporters.Parquet.Format;

/// <summary>
/// Parquet's "RLE / bit-packing hybrid": runs of one value as value and count, everything else in as many bits as the largest value has.
/// For levels and for indexes into dictionaries.
/// </summary>
internal static class HybridEncoder
{
    // A run of eight or more is written as one; groups of eight are packed, at most 63 behind one header of one octet.
    private const int Group = 8;
    private const int MaxGroups = 63;

    /// <summary>The bits that values up to <paramref name="largest"/> need.</summary>
    public static int WidthOf(int largest) => 32 - BitOperations.LeadingZeroCount((uint)largest);

    /// <summary>Adds values.</summary>
    /// <param name="values">The values.</param>
    /// <param name="width">Bits of each: 0 to 16.</param>
    /// <param name="to">Takes them.</param>
    public static void Encode<T>(ReadOnlySpan<T> values, int width, OctetBuffer to)
        where T : unmanaged, IBinaryInteger<T>
    {
        var row = 0;
        while (row < values.Length)
        {
            var run = RunAt(values[row..]);
            row += run >= Group ? AppendRun(values[row], run, width, to) : AppendGroups(values[row..], width, to);
        }
    }

    private static int RunAt<T>(ReadOnlySpan<T> values)
        where T : unmanaged, IBinaryInteger<T>
    {
        var end = values.IndexOfAnyExcept(values[0]);
        return end < 0 ? values.Length : end;
    }

    private static int AppendRun<T>(T value, int run, int width, OctetBuffer to)
        where T : unmanaged, IBinaryInteger<T>
    {
        to.AppendVarint((ulong)run << 1);
        var number = uint.CreateTruncating(value);
        for (var bits = 0; bits < width; bits += 8)
        {
            to.Append((byte)(number >> bits));
        }
        return run;
    }

    // Packs groups until a run begins; the last group of all is filled up with zeros.
    private static int AppendGroups<T>(ReadOnlySpan<T> values, int width, OctetBuffer to)
        where T : unmanaged, IBinaryInteger<T>
    {
        var room = to.Reserve(1 + (MaxGroups * width));
        var groups = 0;
        while (groups < MaxGroups && groups * Group < values.Length)
        {
            var rest = values[(groups * Group)..];
            if (groups > 0 && rest.Length >= Group && rest[..Group].IndexOfAnyExcept(rest[0]) < 0)
            {
                break;
            }
            Pack(rest, width, room.Slice(1 + (groups * width), width));
            groups++;
        }
        room[0] = (byte)((groups << 1) | 1);
        to.Advance(1 + (groups * width));
        return Math.Min(groups * Group, values.Length);
    }

    /// <summary>Packs up to eight values, the first in the lowest bits.</summary>
    private static void Pack<T>(ReadOnlySpan<T> values, int width, Span<byte> to)
        where T : unmanaged, IBinaryInteger<T>
    {
        var low = 0UL;
        var count = Math.Min(values.Length, Group);
        if (width <= 8)
        {
            for (var i = 0; i < count; i++)
            {
                low |= ulong.CreateTruncating(values[i]) << (i * width);
            }
            WriteLow(low, to);
            return;
        }
        var high = 0UL;
        var half = Math.Min(count, Group / 2);
        for (var i = 0; i < half; i++)
        {
            low |= ulong.CreateTruncating(values[i]) << (i * width);
        }
        for (var i = half; i < count; i++)
        {
            high |= ulong.CreateTruncating(values[i]) << ((i - (Group / 2)) * width);
        }
        var bits = low | ((UInt128)high << (width * (Group / 2)));
        WriteLow((ulong)bits, to[..8]);
        WriteLow((ulong)(bits >> 64), to[8..]);
    }

    private static void WriteLow(ulong bits, Span<byte> to)
    {
        if (to.Length == sizeof(ulong))
        {
            BinaryPrimitives.WriteUInt64LittleEndian(to, bits);
            return;
        }
        for (var i = 0; i < to.Length; i++)
        {
            to[i] = (byte)(bits >> (i * 8));
        }
    }
}
