namespace FlowHost.Enrichers.CiscoAvc.Columns;

/// <summary>Arithmetic in which NaN stands for no value.</summary>
internal static class Formulas
{
    /// <summary>A mean or a rate; none where there is nothing to divide by.</summary>
    public static double Ratio(double sum, double count) => count > 0 ? sum / count : double.NaN;

    /// <summary>An exact sum; false when 64 bits do not hold it.</summary>
    public static bool TryAdd(ulong a, ulong b, out ulong sum)
    {
        sum = unchecked(a + b);
        return sum >= a;
    }
}
