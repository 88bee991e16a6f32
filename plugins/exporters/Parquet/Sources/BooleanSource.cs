using FlowHost.Exporters.Parquet.Columns;
using FlowHost.Sdk;

namespace FlowHost.Exporters.Parquet.Sources;

/// <summary>Truth values: 1 is true, 2 is false (RFC 7011 section 6.1.5), anything else is neither.</summary>
internal sealed class BooleanSource : ValueSource
{
    public override Fit Append(in FieldReader reader, int row, ColumnWriter column)
    {
        var value = reader.UInt64(row);
        if (value is not (1 or 2))
        {
            return Fit.Misfit;
        }
        ((BooleanColumn)column).Append(value == 1);
        return Fit.Value;
    }
}
