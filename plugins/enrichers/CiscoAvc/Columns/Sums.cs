using System.Numerics;
using FlowHost.Sdk;

namespace FlowHost.Enrichers.CiscoAvc.Columns;

/// <summary>Adds columns exactly.</summary>
internal static class Sums
{
    private const ulong HighBit = 1UL << 63;

    /// <summary>Writes the sums of the rows that have both numbers and fit 64 bits.</summary>
    public static void Write(Numbers a, Numbers b, ColumnWriter<ulong> sums)
    {
        if (a.IsDense && b.IsDense && CannotOverflow(a.Values, b.Values))
        {
            Add(a.Values, b.Values, sums.FillAll());
            return;
        }
        for (var row = 0; row < a.Values.Length; row++)
        {
            if (a.Has(row) && b.Has(row) && Formulas.TryAdd(a[row], b[row], out var sum))
            {
                sums[row] = sum;
            }
        }
    }

    private static bool CannotOverflow(ReadOnlySpan<ulong> a, ReadOnlySpan<ulong> b)
    {
        var bits = Vector<ulong>.Zero;
        var row = 0;
        for (; row <= a.Length - Vector<ulong>.Count; row += Vector<ulong>.Count)
        {
            bits |= new Vector<ulong>(a[row..]) | new Vector<ulong>(b[row..]);
        }
        var isLow = !Vector.GreaterThanOrEqualAny(bits, new Vector<ulong>(HighBit));
        for (; row < a.Length; row++)
        {
            isLow &= (a[row] | b[row]) < HighBit;
        }
        return isLow;
    }

    private static void Add(ReadOnlySpan<ulong> a, ReadOnlySpan<ulong> b, Span<ulong> sums)
    {
        var row = 0;
        for (; row <= sums.Length - Vector<ulong>.Count; row += Vector<ulong>.Count)
        {
            (new Vector<ulong>(a[row..]) + new Vector<ulong>(b[row..])).CopyTo(sums[row..]);
        }
        for (; row < sums.Length; row++)
        {
            sums[row] = a[row] + b[row];
        }
    }
}
