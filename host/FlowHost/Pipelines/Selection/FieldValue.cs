using System.Globalization;
using System.Net.NetworkInformation;
using FlowHost.Configuration.Binding;
using FlowHost.Sdk;

namespace FlowHost.Pipelines.Selection;

/// <summary>A field's value as users write it: as it stands in the output.</summary>
internal static class FieldValue
{
    /// <summary>What an element's values look like, when a text is none of them; null when it is one.</summary>
    /// <param name="element">The element.</param>
    /// <param name="text">What the user wrote.</param>
    /// <param name="isHidden">Whether the answer must not quote the text.</param>
    public static string? Fault(Element element, string text, bool isHidden) => (element.Format, element.Kind) switch
    {
        (FieldFormat.Boolean, _) => text is "true" or "false" ? null : "true or false",
        (FieldFormat.IPv4 or FieldFormat.IPv6, _) => AddressFault(element.Format, text, isHidden),
        (FieldFormat.Mac, _) =>
            text.Length == 17 && PhysicalAddress.TryParse(text.Replace(':', '-'), out _) ? null : "a MAC address such as 00:00:5e:00:53:01",
        (FieldFormat.Time, _) => TimeFault(element.TimeUnit, text),
        (_, FieldKind.UInt8) => NumberFault(text, byte.MaxValue),
        (_, FieldKind.UInt16) => NumberFault(text, ushort.MaxValue),
        (_, FieldKind.UInt32) => NumberFault(text, uint.MaxValue),
        (_, FieldKind.UInt64) => NumberFault(text, ulong.MaxValue),
        (_, FieldKind.Int64) => TryReadSigned(text, out _) ? null : "an integer",
        (_, FieldKind.Double) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _) ? null : "a number",
        _ => null,
    };

    /// <summary>The text that the output has: numbers without leading zeros, MAC addresses and hex in small letters.</summary>
    public static string Canonical(Field field, string text) => field.Format switch
    {
        FieldFormat.Number when ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) =>
            number.ToString(CultureInfo.InvariantCulture),
        FieldFormat.Number when field.Kind == FieldKind.Int64 && TryReadSigned(text, out var number) => number.ToString(CultureInfo.InvariantCulture),
        FieldFormat.Mac or FieldFormat.Octets => text.ToLowerInvariant(),
        _ => text,
    };

    private static string? AddressFault(FieldFormat format, string text, bool isHidden)
    {
        if (!ScalarText.TryRead(text, typeof(AddressRange), isByteSize: false, isHidden, out var value, out var expected))
        {
            return expected;
        }
        var range = (AddressRange)value!;
        var isOfFamily = format == FieldFormat.IPv4
            ? IpAddress.IsIPv4(range.First) && IpAddress.IsIPv4(range.Last)
            : text.Contains(':', StringComparison.Ordinal);
        return isOfFamily ? null : $"an {format} address or network";
    }

    private static string? TimeFault(TimeUnit unit, string text)
    {
        const string Seconds = "2026-01-15T10:00:00";
        var fraction = unit switch
        {
            TimeUnit.Seconds => "Z",
            TimeUnit.Milliseconds => ".123Z",
            TimeUnit.NtpMicroseconds => ".123456Z",
            _ => ".123456789Z",
        };
        var isTime = text.Length == Seconds.Length + fraction.Length
            && DateTime.TryParseExact(
                text[..Seconds.Length], "yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
            && text[Seconds.Length..].Zip(fraction).All(
                pair => char.IsAsciiDigit(pair.Second) ? char.IsAsciiDigit(pair.First) : pair.First == pair.Second);
        return isTime ? null : $"a time as the output has it, such as {Seconds}{fraction}";
    }

    private static string? NumberFault(string text, ulong max) =>
        ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= max ? null : $"a number from 0 to {max}";

    private static bool TryReadSigned(string text, out long number) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);
}
