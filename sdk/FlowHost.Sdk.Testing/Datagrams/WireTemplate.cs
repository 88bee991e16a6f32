namespace FlowHost.Sdk.Testing;

/// <summary>
/// A template or options template, and what encodes its records. It serves NetFlow v9 and IPFIX alike: only the message knows how
/// the template itself is written.
/// </summary>
/// <example>
/// <code>
/// var flow = new WireTemplate(256, Elements.SourceIPv4Address, Elements.DestinationTransportPort, (9, 12235, WireField.Variable));
/// var record = flow.Record(IPAddress.Parse("192.0.2.7"), 443, "text");
/// </code>
/// </example>
public sealed class WireTemplate
{
    /// <summary>A template.</summary>
    /// <param name="id">The template id. Real ones start at 256; a lower id is written too, for tests of a decoder's guard.</param>
    /// <param name="fields">The fields in wire order; the same element may stand more than once.</param>
    public WireTemplate(ushort id, params ReadOnlySpan<WireField> fields) : this(id, 0, [.. fields])
    {
    }

    private WireTemplate(ushort id, int scopeCount, WireField[] fields)
    {
        Id = id;
        ScopeCount = scopeCount;
        Fields = fields;
    }

    /// <summary>The template id, which is also the set id of its data.</summary>
    public ushort Id { get; }

    /// <summary>The fields in wire order, scope fields first.</summary>
    public IReadOnlyList<WireField> Fields { get; }

    /// <summary>How many of the first fields are the scope of an options template; 0 for a template.</summary>
    public int ScopeCount { get; }

    /// <summary>Whether this is an options template.</summary>
    public bool IsOptions { get; private init; }

    /// <summary>An options template (RFC 7011 section 3.4.2.2, RFC 3954 section 6.1).</summary>
    /// <param name="id">The template id.</param>
    /// <param name="scope">What the records are about: elements in IPFIX, <see cref="NetFlow9Scope"/> types in NetFlow v9.</param>
    /// <param name="fields">What they say about it.</param>
    public static WireTemplate Options(ushort id, ReadOnlySpan<WireField> scope, ReadOnlySpan<WireField> fields) =>
        new(id, scope.Length, [.. scope, .. fields]) { IsOptions = true };

    /// <summary>Encodes one record.</summary>
    /// <param name="values">One value a field, in order, scope fields first.</param>
    /// <exception cref="ArgumentException">Too many or too few values, or one that does not fit its field.</exception>
    public WireRecord Record(params ReadOnlySpan<WireValue> values)
    {
        if (values.Length != Fields.Count)
        {
            throw new ArgumentException($"Template {Id} has {Fields.Count} fields, but {values.Length} values were given.", nameof(values));
        }

        var output = new OctetWriter();
        for (var i = 0; i < values.Length; i++)
        {
            FieldEncoder.Write(output, Fields[i], values[i]);
        }

        return new WireRecord(Id, output.ToArray());
    }
}
