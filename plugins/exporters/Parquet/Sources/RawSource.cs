using System.Buffers.Binary;
using FlowHost.Exporters.Parquet.Columns;
using FlowHost.Sdk;

namespace FlowHost.Exporters.Parquet.Sources;

/// <summary>The octets of values that the column of their name cannot hold, in network order.</summary>
internal sealed class RawSource : ValueSource
{
    public static RawSource Instance { get; } = new();

    public override Fit Append(in FieldReader reader, int row, ColumnWriter column)
    {
        Span<byte> octets = stackalloc byte[16];
        ((OctetsColumn)column).Append(Octets(reader, row, octets));
        return Fit.Value;
    }

    private static ReadOnlySpan<byte> Octets(in FieldReader reader, int row, Span<byte> to)
    {
        switch (reader.Kind)
        {
            case FieldKind.UInt8 or FieldKind.UInt16 or FieldKind.UInt32 or FieldKind.UInt64:
                BinaryPrimitives.WriteUInt64BigEndian(to, reader.UInt64(row));
                return to[(8 - (1 << (int)reader.Kind))..8];
            case FieldKind.Int64:
                BinaryPrimitives.WriteInt64BigEndian(to, reader.Int64(row));
                return to[..8];
            case FieldKind.Double:
                BinaryPrimitives.WriteDoubleBigEndian(to, reader.Double(row));
                return to[..8];
            case FieldKind.UInt128:
                BinaryPrimitives.WriteUInt128BigEndian(to, reader.UInt128(row));
                return to;
            default:
                return reader.Bytes(row);
        }
    }
}
