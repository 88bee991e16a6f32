using FlowHost.Exporters.Parquet.Columns;
using FlowHost.Sdk;

namespace FlowHost.Exporters.Parquet.Sources;

/// <summary>Floating-point numbers of single precision; a device may send more than that.</summary>
internal sealed class SingleSource : ValueSource
{
    public override Fit Append(in FieldReader reader, int row, ColumnWriter column)
    {
        var value = reader.Double(row);
        if (!double.IsFinite(value))
        {
            return Fit.None;
        }
        var single = (float)value;
        if (single != value)
        {
            return Fit.Misfit;
        }
        ((NumberColumn<uint>)column).Append(BitConverter.SingleToUInt32Bits(single));
        return Fit.Value;
    }
}
