using FlowHost.Exporters.Parquet.Columns;
using FlowHost.Sdk;

namespace FlowHost.Exporters.Parquet.Sources;

/// <summary>Signed numbers.</summary>
/// <param name="bits">Bits of the column: 8, 16, 32 or 64.</param>
internal sealed class SignedSource(int bits) : ValueSource
{
    private readonly long _max = long.MaxValue >> (64 - bits);

    public override Fit Append(in FieldReader reader, int row, ColumnWriter column)
    {
        var value = reader.Int64(row);
        if (value > _max || value < ~_max)
        {
            return Fit.Misfit;
        }
        if (column is NumberColumn<ulong> wide)
        {
            wide.Append((ulong)value);
        }
        else
        {
            ((NumberColumn<uint>)column).Append((uint)value);
        }
        return Fit.Value;
    }
}
