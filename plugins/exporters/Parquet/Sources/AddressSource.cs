using FlowHost.Exporters.Parquet.Columns;
using FlowHost.Sdk;

namespace FlowHost.Exporters.Parquet.Sources;

/// <summary>IPv4, IPv6 and MAC addresses, as text.</summary>
/// <param name="isEither">Whether addresses of 128 bits are of either family: IPv4 in dotted decimal.</param>
internal sealed class AddressSource(bool isEither) : ValueSource
{
    public override Fit Append(in FieldReader reader, int row, ColumnWriter column)
    {
        Append(reader, row, 1, (OctetsColumn)column);
        return Fit.Value;
    }

    public override void AppendRows(in FieldReader reader, int first, Span<byte> fits, ColumnWriter column)
    {
        if (!AreAllPresent(reader, first, fits.Length))
        {
            base.AppendRows(reader, first, fits, column);
            return;
        }
        fits.Fill((byte)Fit.Value);
        Append(reader, first, fits.Length, (OctetsColumn)column);
    }

    private void Append(in FieldReader reader, int first, int rows, OctetsColumn column)
    {
        switch (reader.Kind)
        {
            case FieldKind.UInt32:
                column.Append(reader.Values<uint>().Slice(first, rows));
                break;
            case FieldKind.UInt128 when isEither:
                column.AppendEither(reader.Values<UInt128>().Slice(first, rows));
                break;
            case FieldKind.UInt128:
                column.Append(reader.Values<UInt128>().Slice(first, rows));
                break;
            default:
                column.AppendMacs(reader.Values<ulong>().Slice(first, rows));
                break;
        }
    }
}
