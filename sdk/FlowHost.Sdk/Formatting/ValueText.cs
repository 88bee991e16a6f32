namespace FlowHost.Sdk;

/// <summary>Single values as text: the same in every output.</summary>
internal static class ValueText
{
    /// <summary>More than the longest number, address or time with its quotes.</summary>
    public const int MaxLength = 64;

    /// <summary>How a field is written. A value that is stored otherwise than its format expects is a number.</summary>
    public static ValueFormat FormatOf(FieldKind kind, FieldFormat format, TimeUnit unit) => (kind, format) switch
    {
        (FieldKind.Text, _) => ValueFormat.Text,
        (FieldKind.Octets, _) => ValueFormat.Octets,
        (FieldKind.List, _) => ValueFormat.List,
        (FieldKind.UInt128, FieldFormat.Address) => ValueFormat.Address,
        (FieldKind.UInt128, _) => ValueFormat.IPv6,
        (FieldKind.Int64, _) => ValueFormat.Int64,
        (FieldKind.Double, FieldFormat.Single) => ValueFormat.Single,
        (FieldKind.Double, _) => ValueFormat.Double,
        (FieldKind.UInt32, FieldFormat.IPv4) => ValueFormat.IPv4,
        (FieldKind.UInt64, FieldFormat.Mac) => ValueFormat.Mac,
        (_, FieldFormat.Boolean) => ValueFormat.Boolean,
        (_, FieldFormat.Time) when unit is not (TimeUnit.None or TimeUnit.SysUpTimeMilliseconds) => ValueFormat.Time,
        (FieldKind.UInt8, _) => ValueFormat.UInt8,
        (FieldKind.UInt16, _) => ValueFormat.UInt16,
        (FieldKind.UInt32, _) => ValueFormat.UInt32,
        _ => ValueFormat.UInt64,
    };

    /// <summary>Writes a signed number.</summary>
    /// <returns>How many octets, as all these methods do.</returns>
    public static int Write(Span<byte> to, long value)
    {
        value.TryFormat(to, out var length, default, provider: null);
        return length;
    }

    /// <summary>Writes a device's floating-point number; NaN and infinities, which JSON does not have, become null.</summary>
    public static int Write(Span<byte> to, double value, bool isSingle) =>
        !double.IsFinite(value) ? Literal(to, "null"u8) :
        isSingle ? NumberText.WriteShortest(to, (float)value) :
        NumberText.WriteShortest(to, value);

    /// <summary>Writes a truth value: 1 is true, 2 is false (RFC 7011 section 6.1.5), anything else a number.</summary>
    public static int WriteBoolean(Span<byte> to, ulong value) => value switch
    {
        1 => Literal(to, "true"u8),
        2 => Literal(to, "false"u8),
        _ => Digits.Write(to, value),
    };

    /// <summary>Writes an IPv4 address.</summary>
    public static int WriteIPv4(Span<byte> to, uint value, bool quoted) =>
        quoted ? Quote(to, AddressText.WriteIPv4(to[1..], value)) : AddressText.WriteIPv4(to, value);

    /// <summary>Writes an IPv6 address.</summary>
    public static int WriteIPv6(Span<byte> to, UInt128 value, bool quoted) =>
        quoted ? Quote(to, AddressText.WriteIPv6(to[1..], value)) : AddressText.WriteIPv6(to, value);

    /// <summary>Writes an address of either family.</summary>
    public static int WriteAddress(Span<byte> to, UInt128 value, bool quoted) =>
        quoted ? Quote(to, IpAddress.Format(value, to[1..])) : IpAddress.Format(value, to);

    /// <summary>Writes a MAC address.</summary>
    public static int WriteMac(Span<byte> to, ulong value, bool quoted) =>
        quoted ? Quote(to, AddressText.WriteMac(to[1..], value)) : AddressText.WriteMac(to, value);

    /// <summary>Writes a time; one beyond the year 9999 as the number that it is.</summary>
    public static int WriteTime(Span<byte> to, ulong value, TimeUnit unit, TimeText times, bool quoted)
    {
        var length = times.Write(quoted ? to[1..] : to, value, unit);
        return length == 0 ? Digits.Write(to, value) : quoted ? Quote(to, length) : length;
    }

    /// <summary>Adds octets as lower-case hex.</summary>
    public static void AppendHex(Utf8Buffer buffer, ReadOnlySpan<byte> octets)
    {
        Convert.TryToHexStringLower(octets, buffer.GetSpan(octets.Length * 2), out var length);
        buffer.Advance(length);
    }

    private static int Literal(Span<byte> to, ReadOnlySpan<byte> literal)
    {
        literal.CopyTo(to);
        return literal.Length;
    }

    private static int Quote(Span<byte> to, int length)
    {
        to[length + 1] = (byte)'"';
        to[0] = (byte)'"';
        return length + 2;
    }
}
