using FlowHost.Exporters.Parquet.Columns;
using FlowHost.Sdk;

namespace FlowHost.Exporters.Parquet.Sources;

/// <summary>Finds what brings a field's values into a column.</summary>
internal static class ValueSources
{
    /// <summary>The source, or null when the field's storage contradicts the column's type.</summary>
    public static ValueSource? Of(Field field, ColumnType type) => type switch
    {
        ColumnType.Boolean when field is { Kind: FieldKind.UInt8, Format: FieldFormat.Boolean } => new BooleanSource(),
        ColumnType.UInt8 when IsUnsigned(field) => new UnsignedSource(byte.MaxValue),
        ColumnType.UInt16 when IsUnsigned(field) => new UnsignedSource(ushort.MaxValue),
        ColumnType.UInt32 when IsUnsigned(field) => new UnsignedSource(uint.MaxValue),
        ColumnType.UInt64 when IsUnsigned(field) => new Unsigned64Source(),
        >= ColumnType.Int8 and <= ColumnType.Int64 when field.Kind == FieldKind.Int64 => new SignedSource(8 << (type - ColumnType.Int8)),
        ColumnType.Float when field.Kind == FieldKind.Double => new SingleSource(),
        ColumnType.Double when field.Kind == FieldKind.Double => new DoubleSource(field.Element is null ? field.Decimals : -1),
        ColumnType.Milliseconds or ColumnType.Microseconds or ColumnType.Nanoseconds when IsTimeOf(field, type) => new TimeSource(field.TimeUnit),
        ColumnType.Text when field.Kind == FieldKind.Text => new OctetsSource(),
        ColumnType.Text when IsAddress(field) => new AddressSource(field.Format == FieldFormat.Address),
        ColumnType.Octets when field.Kind == FieldKind.Octets => new OctetsSource(),
        _ => null,
    };

    private static bool IsUnsigned(Field field) => field.Kind <= FieldKind.UInt64;

    private static bool IsTimeOf(Field field, ColumnType type) => IsUnsigned(field) && type == field.TimeUnit switch
    {
        TimeUnit.Seconds or TimeUnit.Milliseconds => ColumnType.Milliseconds,
        TimeUnit.NtpMicroseconds => ColumnType.Microseconds,
        TimeUnit.NtpNanoseconds => ColumnType.Nanoseconds,
        _ => ColumnType.UInt64,
    };

    private static bool IsAddress(Field field) => (field.Kind, field.Format)
        is (FieldKind.UInt32, FieldFormat.IPv4) or (FieldKind.UInt64, FieldFormat.Mac) or (FieldKind.UInt128, _);
}
