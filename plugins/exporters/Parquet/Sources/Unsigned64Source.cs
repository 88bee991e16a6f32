using FlowHost.Exporters.Parquet.Columns;
using FlowHost.Sdk;

namespace FlowHost.Exporters.Parquet.Sources;

/// <summary>Unsigned numbers of any width, for columns of 8 octets.</summary>
internal sealed class Unsigned64Source : ValueSource
{
    public override Fit Append(in FieldReader reader, int row, ColumnWriter column)
    {
        ((NumberColumn<ulong>)column).Append(reader.UInt64(row));
        return Fit.Value;
    }

    public override void AppendRows(in FieldReader reader, int first, Span<byte> fits, ColumnWriter column)
    {
        if (reader.Kind != FieldKind.UInt64 || !AreAllPresent(reader, first, fits.Length))
        {
            base.AppendRows(reader, first, fits, column);
            return;
        }
        fits.Fill((byte)Fit.Value);
        ((NumberColumn<ulong>)column).Append(reader.Values<ulong>().Slice(first, fits.Length));
    }
}
