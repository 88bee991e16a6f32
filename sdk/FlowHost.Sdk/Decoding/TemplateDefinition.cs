namespace FlowHost.Sdk;

/// <summary>What a decoder knows of a template when it asks for a plan.</summary>
/// <param name="Fields">In wire order.</param>
public sealed record TemplateDefinition(IReadOnlyList<TemplateField> Fields)
{
    /// <summary>Whether this is an options template (RFC 7011 section 3.4.2).</summary>
    public bool IsOptions { get; init; }

    /// <summary>
    /// Whether flow times count from the device's start by the header's sysUpTime (NetFlow v5 and v9): records then gain
    /// <c>flowStartMilliseconds</c> and <c>flowEndMilliseconds</c>.
    /// </summary>
    public bool HasSysUpTime { get; init; }

    /// <summary>Fields that stand once in front of the records and belong to each of them (NetFlow v5's header); all of fixed length.</summary>
    public IReadOnlyList<TemplateField> HeaderFields { get; init; } = [];

    /// <summary>
    /// False: the template is refused unless the host has its schema already, from another template with the same fields. For decoders that
    /// give each device a share of the schemas, of which a pipeline holds 16,384.
    /// </summary>
    public bool MayAddSchema { get; init; } = true;
}
