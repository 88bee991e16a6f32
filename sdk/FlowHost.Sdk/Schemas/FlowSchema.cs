namespace FlowHost.Sdk;

/// <summary>
/// An ordered set of fields. Interned: templates with the same fields share one schema, whoever sent them and whatever their
/// wire lengths, as long as the storage is the same.
/// </summary>
public sealed class FlowSchema
{
    internal FlowSchema(int id, string recordType, IReadOnlyList<Field> fields, bool isOptions, FlowSchema? root, IReadOnlyList<int> visible)
    {
        Id = id;
        RecordType = recordType;
        Fields = fields;
        IsOptions = isOptions;
        Root = root ?? this;
        Outputs = OutputFields.Of(fields, visible);
    }

    private FlowSchema(FlowSchema whole, IReadOnlyList<OutputField> outputs)
    {
        (Id, RecordType, Fields, IsOptions, Root) = (whole.Id, whole.RecordType, whole.Fields, whole.IsOptions, whole.Root);
        Outputs = outputs;
    }

    /// <summary>Unique in a pipeline; small enough for an index.</summary>
    public int Id { get; }

    /// <summary>The columns, decoded ones first.</summary>
    public IReadOnlyList<Field> Fields { get; }

    /// <summary>What kind of record this is, from its fields: <c>flow</c>, <c>nat</c>, <c>OptionTemplate</c> ….</summary>
    public string RecordType { get; }

    /// <summary>Whether an options template described the records (RFC 7011 section 3.4.2).</summary>
    public bool IsOptions { get; }

    /// <summary>What is written, in order: decoded fields in template order, then added ones in pipeline order.</summary>
    public IReadOnlyList<OutputField> Outputs { get; }

    /// <summary>The schema as decoded, before enrichers added to it.</summary>
    internal FlowSchema Root { get; }

    internal int DecodedCount => Root.Fields.Count;

    /// <summary>The same schema, of whose outputs an exporter sees some only. Batches of the one are batches of the other.</summary>
    internal FlowSchema Show(Func<OutputField, bool> isShown) => new(this, [.. Outputs.Where(isShown)]);

    /// <summary>The same schema, of whose outputs only those that the device sent are seen, enrichers' work left out.</summary>
    internal FlowSchema AsDecoded() => new(this, Root.Outputs);

    /// <summary>Whether columns lie where they lie in another schema.</summary>
    internal bool HasColumnsOf(FlowSchema other) => ReferenceEquals(Fields, other.Fields);
}
