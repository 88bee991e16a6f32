namespace FlowHost.Sdk.Testing;

/// <summary>
/// One field of a template: which element, in how many octets (RFC 7011 section 3.2). NetFlow v9 writes Cisco's elements (enterprise 9)
/// as types from 32768 up, and so does an id from 32768 up with enterprise 0.
/// </summary>
/// <param name="Enterprise">The private enterprise number; 0 is IANA, 9 is Cisco.</param>
/// <param name="Id">The element id, without the enterprise bit.</param>
/// <param name="Length">Octets of every value, 0 to 65534, whatever the element's own size; <see cref="Variable"/> for a length in the record.</param>
/// <param name="Type">How values are encoded; null when nothing but the value and the length says so.</param>
public readonly record struct WireField(uint Enterprise, ushort Id, int Length, ElementType? Type = null)
{
    /// <summary>The length that means "each value carries its own" (RFC 7011 section 7).</summary>
    public const int Variable = 65535;

    private const uint ReverseEnterprise = 29305;

    /// <summary>Octets of every value, or <see cref="Variable"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not 0 to 65535.</exception>
    public int Length { get; init; } = Length is >= 0 and <= Variable
        ? Length
        : throw new ArgumentOutOfRangeException(nameof(Length), Length, "A field is 0 to 65534 octets long, or WireField.Variable (65535).");

    /// <summary>Whether each value carries its own length.</summary>
    public bool IsVariable => Length == Variable;

    /// <summary>An element in its own size: text, octets and lists with variable length, numbers as wide as their type.</summary>
    public static WireField Of(Element element) => Of(element, NaturalLength(element.Type));

    /// <summary>An element in any size: reduced-size encoding (RFC 7011 section 6.2), fixed-length text, a device that sends too much.</summary>
    public static WireField Of(Element element, int length) => new(element.Enterprise, element.Id, length, element.Type);

    /// <summary>This element for the reverse direction (RFC 5103 section 6.1: enterprise 29305).</summary>
    /// <exception cref="InvalidOperationException">The element is not IANA's.</exception>
    public WireField Reverse() => Enterprise == 0
        ? this with { Enterprise = ReverseEnterprise }
        : throw new InvalidOperationException($"Field {this}: RFC 5103 has reverse elements for IANA's alone, not for enterprise {Enterprise}.");

    /// <summary>An element in its own size.</summary>
    public static implicit operator WireField(Element element) => Of(element);

    /// <summary>An IANA element: <c>(8, 4)</c> is sourceIPv4Address in 4 octets.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The id has more than 16 bits.</exception>
    public static implicit operator WireField((int Id, int Length) field) => (0, field.Id, field.Length);

    /// <summary>An enterprise's element: <c>(9, 12242, 4)</c> is Cisco's connection id in 4 octets.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The id has more than 16 bits, or the enterprise is negative.</exception>
    public static implicit operator WireField((int Enterprise, int Id, int Length) field)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(field.Enterprise);
        ArgumentOutOfRangeException.ThrowIfNegative(field.Id);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(field.Id, ushort.MaxValue);
        return new((uint)field.Enterprise, (ushort)field.Id, field.Length);
    }

    /// <summary>Enterprise, id and length, for messages.</summary>
    public override string ToString() => $"{Enterprise}:{Id}/{(IsVariable ? "variable" : Length)}";

    internal static int NaturalLength(ElementType type) => type switch
    {
        ElementType.Unsigned8 or ElementType.Signed8 or ElementType.Boolean => 1,
        ElementType.Unsigned16 or ElementType.Signed16 => 2,
        ElementType.Unsigned32 or ElementType.Signed32 or ElementType.Float32 => 4,
        ElementType.IPv4Address or ElementType.DateTimeSeconds => 4,
        ElementType.MacAddress => 6,
        ElementType.Unsigned64 or ElementType.Signed64 or ElementType.Float64 => 8,
        >= ElementType.DateTimeMilliseconds and <= ElementType.DateTimeNanoseconds => 8,
        ElementType.IPv6Address => 16,
        ElementType.Unsigned256 => 32,
        _ => Variable,
    };
}
