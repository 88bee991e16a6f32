using FlowHost.Sdk;

namespace FlowHost.Exporters.Parquet.Columns;

/// <summary>The types of columns.</summary>
internal static class ColumnTypes
{
    /// <summary>The type of an element's column, whatever a device sends.</summary>
    public static ColumnType Of(ElementType type) => type switch
    {
        ElementType.Unsigned8 => ColumnType.UInt8,
        ElementType.Unsigned16 => ColumnType.UInt16,
        ElementType.Unsigned32 => ColumnType.UInt32,
        ElementType.Unsigned64 or ElementType.Unsigned256 => ColumnType.UInt64,
        ElementType.Signed8 => ColumnType.Int8,
        ElementType.Signed16 => ColumnType.Int16,
        ElementType.Signed32 => ColumnType.Int32,
        ElementType.Signed64 => ColumnType.Int64,
        ElementType.Float32 => ColumnType.Float,
        ElementType.Float64 => ColumnType.Double,
        ElementType.Boolean => ColumnType.Boolean,
        ElementType.DateTimeSeconds or ElementType.DateTimeMilliseconds => ColumnType.Milliseconds,
        ElementType.DateTimeMicroseconds => ColumnType.Microseconds,
        ElementType.DateTimeNanoseconds => ColumnType.Nanoseconds,
        ElementType.String or ElementType.MacAddress or ElementType.IPv4Address or ElementType.IPv6Address => ColumnType.Text,
        _ => ColumnType.Octets,
    };

    /// <summary>The type of a column that an enricher added.</summary>
    public static ColumnType Of(Field added) => (added.Kind, added.Format, added.TimeUnit) switch
    {
        (FieldKind.Text or FieldKind.UInt128, _, _) => ColumnType.Text,
        (FieldKind.UInt32, FieldFormat.IPv4, _) or (FieldKind.UInt64, FieldFormat.Mac, _) => ColumnType.Text,
        (FieldKind.Octets or FieldKind.List, _, _) => ColumnType.Octets,
        (FieldKind.Double, _, _) => ColumnType.Double,
        (FieldKind.Int64, _, _) => ColumnType.Int64,
        (_, FieldFormat.Boolean, _) => ColumnType.Boolean,
        (_, FieldFormat.Time, TimeUnit.Seconds or TimeUnit.Milliseconds) => ColumnType.Milliseconds,
        (_, FieldFormat.Time, TimeUnit.NtpMicroseconds) => ColumnType.Microseconds,
        (_, FieldFormat.Time, TimeUnit.NtpNanoseconds) => ColumnType.Nanoseconds,
        (FieldKind.UInt8, _, _) => ColumnType.UInt8,
        (FieldKind.UInt16, _, _) => ColumnType.UInt16,
        (FieldKind.UInt32, _, _) => ColumnType.UInt32,
        _ => ColumnType.UInt64,
    };
}
