namespace FlowHost.Sdk;

/// <summary>What the field types of NetFlow v9 mean, which carry no enterprise number (RFC 3954 section 8).</summary>
public static class NetFlow9Types
{
    private const ushort EnterpriseBit = 0x8000;
    private const uint Cisco = 9;
    private const uint Ntop = 35632;
    private const ushort FirstNtopType = 57472;

    /// <summary>
    /// A field: types up to 32767 are IANA's elements; from 57472 ntop's (enterprise 35632), where the built-in table has the element;
    /// the others from 32768 are Cisco's (enterprise 9).
    /// </summary>
    public static TemplateField Field(ushort type, ushort length)
    {
        if (type < EnterpriseBit)
        {
            return new TemplateField(0, type, length);
        }
        var ntop = (ushort)(type - FirstNtopType);
        return type >= FirstNtopType && BuiltinElements.IndexOf(ElementKey.Of(Ntop, ntop)) >= 0
            ? new TemplateField(Ntop, ntop, length)
            : new TemplateField(Cisco, (ushort)(type - EnterpriseBit), length);
    }

    /// <summary>The type that a device sent, of a field which <see cref="Field"/> or <see cref="Scope"/> gave.</summary>
    public static ushort TypeOf(uint enterprise, ushort id) => enterprise switch
    {
        Cisco => (ushort)(EnterpriseBit | id),
        Ntop => (ushort)(FirstNtopType + id),
        _ => (ushort)(id & ~EnterpriseBit),
    };

    /// <summary>
    /// A scope field of an options template (RFC 3954 section 6.1): types 1 to 5 are System, Interface, Line Card, Cache and Template;
    /// others mean what they mean in <see cref="Field"/>. The five are elements of enterprise 0 with ids from 32769, which nothing else
    /// can name: ids of IPFIX have 15 bits, and <see cref="Field"/> gives no such id.
    /// </summary>
    public static TemplateField Scope(ushort type, ushort length) =>
        (type is >= 1 and <= 5 ? new TemplateField(0, (ushort)(EnterpriseBit | type), length) : Field(type, length)) with { IsScope = true };
}
