using FlowHost.Exporters.Parquet.Columns;

namespace FlowHost.Exporters.Parquet.Format;

/// <summary>What columns are called in parquet.thrift: physical types, converted types (for older readers) and logical types.</summary>
internal static class ParquetTypes
{
    public const int ConvertedList = 3;
    public const short LogicalList = 3;

    private const short LogicalString = 1;
    private const short LogicalTimestamp = 8;
    private const short LogicalInteger = 10;

    /// <summary>How values are stored; the numbers are Parquet's.</summary>
    public enum Physical
    {
        Boolean = 0,
        Int32 = 1,
        Int64 = 2,
        Float = 4,
        Double = 5,
        ByteArray = 6,
    }

    public static Physical PhysicalOf(ColumnType type) => type switch
    {
        ColumnType.Boolean => Physical.Boolean,
        ColumnType.Float => Physical.Float,
        ColumnType.Double => Physical.Double,
        ColumnType.Text or ColumnType.Octets => Physical.ByteArray,
        ColumnType.UInt64 or ColumnType.Int64 or >= ColumnType.Milliseconds => Physical.Int64,
        _ => Physical.Int32,
    };

    public static int? ConvertedOf(ColumnType type) => type switch
    {
        ColumnType.Text => 0,
        ColumnType.Milliseconds => 9,
        ColumnType.Microseconds => 10,
        >= ColumnType.UInt8 and <= ColumnType.Int64 => 11 + (type - ColumnType.UInt8),
        _ => null,
    };

    public static int CodecOf(ParquetCompression compression) => compression switch
    {
        ParquetCompression.Snappy => 1,
        ParquetCompression.Zstd => 6,
        _ => 0,
    };

    public static void WriteLogical(ThriftWriter thrift, short field, ColumnType type)
    {
        switch (type)
        {
            case ColumnType.Text:
                thrift.Begin(field);
                thrift.Begin(LogicalString);
                thrift.End();
                thrift.End();
                break;
            case >= ColumnType.UInt8 and <= ColumnType.Int64:
                thrift.Begin(field);
                thrift.Begin(LogicalInteger);
                thrift.I8(1, (sbyte)(8 << ((type - ColumnType.UInt8) % 4)));
                thrift.Bool(2, type >= ColumnType.Int8);
                thrift.End();
                thrift.End();
                break;
            case >= ColumnType.Milliseconds:
                thrift.Begin(field);
                thrift.Begin(LogicalTimestamp);
                // DuckDB cuts nanoseconds "adjusted to UTC" to microseconds.
                thrift.Bool(1, type != ColumnType.Nanoseconds);
                thrift.Begin(2);
                thrift.Begin((short)(1 + (type - ColumnType.Milliseconds)));
                thrift.End();
                thrift.End();
                thrift.End();
                thrift.End();
                break;
            default:
                break;
        }
    }
}
