namespace FlowHost.Sdk;

/// <summary>
/// How an element of a given wire length is stored and written. Numbers are stored as wide as element and wire ask for; a length that
/// contradicts the type keeps the octets (RFC 7011 section 6.2 allows shorter numbers only). Lists are octets until <see cref="ListColumns"/> fills them.
/// </summary>
internal readonly record struct FieldLayout(FieldKind Kind, FieldFormat Format, TimeUnit TimeUnit, DecodeCode Code)
{
    private static readonly FieldLayout Raw = new(FieldKind.Octets, FieldFormat.Octets, TimeUnit.None, DecodeCode.Octets);

    /// <summary>The layout of an element.</summary>
    /// <param name="element">The element.</param>
    /// <param name="length">Octets on the wire, or <see cref="TemplateField.VariableLength"/>.</param>
    /// <param name="hasLongNumbers">For records in which a number of variable length is longer than a number can be: such fields are octets.</param>
    public static FieldLayout Of(Element element, ushort length, bool hasLongNumbers = false)
    {
        var layout = OfType(element, length);
        return hasLongNumbers && length == TemplateField.VariableLength && layout.Code is DecodeCode.Unsigned or DecodeCode.Signed ? Raw : layout;
    }

    private static FieldLayout OfType(Element element, ushort length) => element.Type switch
    {
        ElementType.String => Natural(element, DecodeCode.Text),
        ElementType.Boolean when length == 1 => Natural(element, DecodeCode.U8To8),
        >= ElementType.Unsigned8 and <= ElementType.Unsigned256 => Unsigned(element, length),
        >= ElementType.Signed8 and <= ElementType.Signed64 when IsNumber(length) => Natural(element, DecodeCode.Signed),
        ElementType.Float32 or ElementType.Float64 when length == 4 => Natural(element, DecodeCode.Float32) with { Format = FieldFormat.Single },
        ElementType.Float32 or ElementType.Float64 when length == 8 => Natural(element, DecodeCode.Float64) with { Format = FieldFormat.Number },
        ElementType.MacAddress when length == 6 => Natural(element, DecodeCode.Unsigned),
        ElementType.IPv4Address or ElementType.DateTimeSeconds when length == 4 => Natural(element, DecodeCode.U32To32),
        ElementType.IPv6Address when length == 16 => Natural(element, DecodeCode.UInt128),
        ElementType.DateTimeMilliseconds when length == 8 => Natural(element, DecodeCode.U64To64),
        ElementType.DateTimeMicroseconds or ElementType.DateTimeNanoseconds when length == 8 => Natural(element, DecodeCode.NtpTime),
        >= ElementType.BasicList => Natural(element, DecodeCode.Octets),
        _ => Raw,
    };

    /// <summary>Whether a length on the wire can be that of an element's type; octets and lists have any.</summary>
    public static bool Fits(Element element, ushort length) =>
        element.Type is ElementType.OctetArray or >= ElementType.BasicList || OfType(element, length).Code != DecodeCode.Octets;

    private static FieldLayout Natural(Element element, DecodeCode code) => new(element.Kind, element.Format, element.TimeUnit, code);

    private static FieldLayout Unsigned(Element element, ushort length)
    {
        if (!IsNumber(length))
        {
            return Raw;
        }
        var wire = length switch { 1 => FieldKind.UInt8, 2 => FieldKind.UInt16, <= 4 => FieldKind.UInt32, _ => FieldKind.UInt64 };
        var kind = element.Kind > wire ? element.Kind : wire;
        var code = (length, kind) switch
        {
            (1, FieldKind.UInt8) => DecodeCode.U8To8,
            (2, FieldKind.UInt16) => DecodeCode.U16To16,
            (4, FieldKind.UInt32) => DecodeCode.U32To32,
            (8, FieldKind.UInt64) => DecodeCode.U64To64,
            (1, FieldKind.UInt32) => DecodeCode.U8To32,
            (2, FieldKind.UInt32) => DecodeCode.U16To32,
            (4, FieldKind.UInt64) => DecodeCode.U32To64,
            _ => DecodeCode.Unsigned,
        };
        return new FieldLayout(kind, FieldFormat.Number, element.TimeUnit, code);
    }

    // A number whose every value says its own length is stored as 64 bits; records with a longer one have a plan of their own.
    private static bool IsNumber(ushort length) => length is >= 1 and <= 8 or TemplateField.VariableLength;
}
