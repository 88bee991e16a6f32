using FlowHost.Exporters.Parquet.Columns;
using FlowHost.Sdk;

namespace FlowHost.Exporters.Parquet.Sources;

/// <summary>Floating-point numbers. NaN and infinities, which spoil every sum, are no value.</summary>
/// <param name="decimals">Digits after the point of a computed number; below 0: all.</param>
internal sealed class DoubleSource(int decimals) : ValueSource
{
    private const double ExactIntegers = 9_007_199_254_740_992;
    private const int MaxDecimals = 9;

    private readonly double _power = decimals is >= 0 and <= MaxDecimals ? Math.Pow(10, decimals) : 0;

    public override Fit Append(in FieldReader reader, int row, ColumnWriter column)
    {
        var value = reader.Double(row);
        if (!double.IsFinite(value))
        {
            return Fit.None;
        }
        ((NumberColumn<ulong>)column).Append(BitConverter.DoubleToUInt64Bits(Round(value)));
        return Fit.Value;
    }

    private double Round(double value)
    {
        var scaled = Math.Round(value * _power);
        return _power == 0 || Math.Abs(scaled) >= ExactIntegers ? value : (scaled / _power) + 0.0;   // no negative zero
    }
}
