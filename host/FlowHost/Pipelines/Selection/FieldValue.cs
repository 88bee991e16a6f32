using System.Globalization;
using System.Net.NetworkInformation;
using FlowHost.Sdk;

namespace FlowHost.Pipelines.Selection;

/// <summary>A field's value as users write it: as it stands in the output.</summary>
internal static class FieldValue
{
    /// <summary>What an element's values look like, when a text is none of them; null when it is one.</summary>
    public static string? Fault(Element element, string text) => element.Format switch
    {
        FieldFormat.Number when element.Kind <= FieldKind.UInt64 && element.TimeUnit == TimeUnit.None =>
            ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _) ? null : "a number",
        FieldFormat.Boolean => text is "true" or "false" ? null : "true or false",
        FieldFormat.IPv4 or FieldFormat.IPv6 => AddressRange.TryParse(text, out _) ? null : "an address or a network",
        FieldFormat.Mac => text.Length == 17 && PhysicalAddress.TryParse(text.Replace(':', '-'), out _) ? null : "a MAC address such as 00:00:5e:00:53:01",
        _ => null,
    };

    /// <summary>The text that the output has: numbers without leading zeros, MAC addresses and hex in small letters.</summary>
    public static string Canonical(Field field, string text) => field.Format switch
    {
        FieldFormat.Number when ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) =>
            number.ToString(CultureInfo.InvariantCulture),
        FieldFormat.Mac or FieldFormat.Octets => text.ToLowerInvariant(),
        _ => text,
    };
}
