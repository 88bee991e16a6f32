namespace FlowHost.Sdk;

/// <summary>One field specifier of a template (RFC 7011 section 3.2).</summary>
/// <param name="Enterprise">The private enterprise number; 0 is IANA.</param>
/// <param name="Id">The element id, without the enterprise bit.</param>
/// <param name="Length">Octets on the wire; <see cref="VariableLength"/> when each value says its own.</param>
/// <param name="IsScope">Whether it is a scope field of an options template.</param>
public readonly record struct TemplateField(uint Enterprise, ushort Id, ushort Length, bool IsScope = false)
{
    /// <summary>The length that means "variable" (RFC 7011 section 7).</summary>
    public const ushort VariableLength = 65535;
}
