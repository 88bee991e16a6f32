namespace FlowHost.Sdk;

/// <summary>How a value gets from the wire into a list.</summary>
/// <param name="Element">What it is.</param>
/// <param name="Kind">How it is stored.</param>
/// <param name="Code">The conversion, as for a column.</param>
internal readonly record struct ListItem(Element Element, FieldKind Kind, DecodeCode Code)
{
    /// <summary>Whether a value would be null in a column: no octets, or no time.</summary>
    public bool IsNull(ReadOnlySpan<byte> value) => value.IsEmpty || (Code == DecodeCode.NtpTime && !value.ContainsAnyExcept((byte)0));
}
