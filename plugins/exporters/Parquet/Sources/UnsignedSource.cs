using FlowHost.Exporters.Parquet.Columns;
using FlowHost.Sdk;

namespace FlowHost.Exporters.Parquet.Sources;

/// <summary>Unsigned numbers of up to 4 octets.</summary>
/// <param name="max">The largest that the column holds.</param>
internal sealed class UnsignedSource(uint max) : ValueSource
{
    private uint[] _wide = [];

    public override Fit Append(in FieldReader reader, int row, ColumnWriter column)
    {
        var value = reader.UInt64(row);
        if (value > max)
        {
            return Fit.Misfit;
        }
        ((NumberColumn<uint>)column).Append((uint)value);
        return Fit.Value;
    }

    public override void AppendRows(in FieldReader reader, int first, Span<byte> fits, ColumnWriter column)
    {
        var values = (NumberColumn<uint>)column;
        var rows = fits.Length;
        if (!AreAllPresent(reader, first, rows) || reader.Kind switch
        {
            FieldKind.UInt8 => false,
            FieldKind.UInt16 => max < ushort.MaxValue,
            FieldKind.UInt32 => max < uint.MaxValue,
            _ => true,
        })
        {
            base.AppendRows(reader, first, fits, column);
            return;
        }
        fits.Fill((byte)Fit.Value);
        switch (reader.Kind)
        {
            case FieldKind.UInt8:
                values.Append(Widen(reader.Values<byte>().Slice(first, rows)));
                break;
            case FieldKind.UInt16:
                values.Append(Widen(reader.Values<ushort>().Slice(first, rows)));
                break;
            default:
                values.Append(reader.Values<uint>().Slice(first, rows));
                break;
        }
    }

    private ReadOnlySpan<uint> Widen(ReadOnlySpan<byte> values)
    {
        var wide = Room(values.Length);
        for (var i = 0; i < wide.Length; i++)
        {
            wide[i] = values[i];
        }
        return wide;
    }

    private ReadOnlySpan<uint> Widen(ReadOnlySpan<ushort> values)
    {
        var wide = Room(values.Length);
        for (var i = 0; i < wide.Length; i++)
        {
            wide[i] = values[i];
        }
        return wide;
    }

    private Span<uint> Room(int rows)
    {
        if (_wide.Length < rows)
        {
            _wide = new uint[Math.Max(rows, 64)];
        }
        return _wide.AsSpan(0, rows);
    }
}
