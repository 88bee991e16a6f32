using System.Numerics;

namespace FlowHost.Enrichers.CiscoAvc.Columns;

/// <summary>Divides columns, several rows at once where every row has its numbers. See <see cref="Formulas.Ratio"/>.</summary>
internal static class Quotients
{
    public static void Write(Numbers sums, Numbers counts, Span<double> results)
    {
        var row = 0;
        if (sums.IsDense && counts.IsDense)
        {
            for (; row <= results.Length - Vector<double>.Count; row += Vector<double>.Count)
            {
                Divide(Load(sums.Values, row), Load(counts.Values, row), results[row..]);
            }
        }
        for (; row < results.Length; row++)
        {
            results[row] = Formulas.Ratio(sums.Double(row), counts.Double(row));
        }
    }

    /// <summary>One column by two together.</summary>
    public static void Write(Numbers sums, Numbers counts, Numbers moreCounts, Span<double> results)
    {
        var row = 0;
        if (sums.IsDense && counts.IsDense && moreCounts.IsDense)
        {
            for (; row <= results.Length - Vector<double>.Count; row += Vector<double>.Count)
            {
                Divide(Load(sums.Values, row), Load(counts.Values, row) + Load(moreCounts.Values, row), results[row..]);
            }
        }
        for (; row < results.Length; row++)
        {
            results[row] = Formulas.Ratio(sums.Double(row), counts.Double(row) + moreCounts.Double(row));
        }
    }

    /// <summary>Two columns together by two together.</summary>
    public static void Write(Numbers sums, Numbers moreSums, Numbers counts, Numbers moreCounts, Span<double> results)
    {
        var row = 0;
        if (sums.IsDense && moreSums.IsDense && counts.IsDense && moreCounts.IsDense)
        {
            for (; row <= results.Length - Vector<double>.Count; row += Vector<double>.Count)
            {
                Divide(Load(sums.Values, row) + Load(moreSums.Values, row), Load(counts.Values, row) + Load(moreCounts.Values, row), results[row..]);
            }
        }
        for (; row < results.Length; row++)
        {
            results[row] = Formulas.Ratio(sums.Double(row) + moreSums.Double(row), counts.Double(row) + moreCounts.Double(row));
        }
    }

    private static Vector<double> Load(ReadOnlySpan<ulong> numbers, int row) => Vector.ConvertToDouble(new Vector<ulong>(numbers[row..]));

    private static void Divide(Vector<double> sums, Vector<double> counts, Span<double> results) =>
        Vector.ConditionalSelect(Vector.GreaterThan(counts, Vector<double>.Zero), sums / counts, new Vector<double>(double.NaN)).CopyTo(results);
}
