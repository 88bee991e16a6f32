namespace FlowHost.Sdk;

/// <summary>
/// Interns schemas. Bounded in schemas and in all their fields, because templates come from the network: a template that would need one
/// more is refused. Nothing is ever removed, so decoders give each agent a share.
/// Used when a template is new, never per record.
/// </summary>
internal sealed class SchemaTable(int limit = SchemaTable.DefaultLimit, int fieldLimit = SchemaTable.DefaultFieldLimit, RecordTypeTable? recordTypes = null)
{
    public const int DefaultLimit = 16_384;
    public const int DefaultFieldLimit = 1_048_576;

    private readonly RecordTypeTable _recordTypes = recordTypes ?? RecordTypeTable.Builtin;
    private readonly Lock _lock = new();
    private readonly Dictionary<SchemaKey, FlowSchema> _schemas = [];
    private int _fields;

    public int Count => _schemas.Count;

    /// <summary>Whether a schema was refused for want of room.</summary>
    public bool IsFull { get; private set; }

    /// <summary>The schema with these fields, or null when it is not there and may not be added, or the table is full.</summary>
    public FlowSchema? Intern(IReadOnlyList<Field> fields, bool isOptions, bool mayAdd = true) =>
        Intern(fields, isOptions, null, [.. Enumerable.Range(0, fields.Count)], mayAdd);

    /// <summary>The schema that enrichers made of <paramref name="root"/>, or null when the table is full.</summary>
    public FlowSchema? Extend(FlowSchema root, IReadOnlyList<Field> fields, IReadOnlyList<int> visible) =>
        Intern(fields, root.IsOptions, root, visible, mayAdd: true);

    private FlowSchema? Intern(IReadOnlyList<Field> fields, bool isOptions, FlowSchema? root, IReadOnlyList<int> visible, bool mayAdd)
    {
        var key = new SchemaKey(fields, isOptions, root, visible);
        lock (_lock)
        {
            if (_schemas.TryGetValue(key, out var schema))
            {
                return schema;
            }
            if (!mayAdd)
            {
                return null;
            }
            if (_schemas.Count >= limit || fields.Count > fieldLimit - _fields)
            {
                IsFull = true;
                return null;
            }
            var recordType = root?.RecordType ?? _recordTypes.Classify([.. fields.Select(field => field.Element).OfType<Element>()], isOptions);
            schema = new FlowSchema(_schemas.Count, recordType, fields, isOptions, root, visible);
            _schemas.Add(key, schema);
            _fields += fields.Count;
            return schema;
        }
    }
}
