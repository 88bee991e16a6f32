namespace FlowHost.Sdk;

/// <summary>What makes two schemas the same.</summary>
internal sealed class SchemaKey(IReadOnlyList<Field> fields, bool isOptions, FlowSchema? root, IReadOnlyList<int> visible) : IEquatable<SchemaKey>
{
    private readonly int _hash = Hash(fields, isOptions, root);

    private IReadOnlyList<Field> Fields { get; } = fields;

    private bool IsOptions { get; } = isOptions;

    private FlowSchema? Root { get; } = root;

    private IReadOnlyList<int> Visible { get; } = visible;

    public bool Equals(SchemaKey? other) =>
        other is not null
        && IsOptions == other.IsOptions
        && ReferenceEquals(Root, other.Root)
        && Fields.SequenceEqual(other.Fields)
        && Visible.SequenceEqual(other.Visible);

    public override bool Equals(object? obj) => Equals(obj as SchemaKey);

    public override int GetHashCode() => _hash;

    private static int Hash(IReadOnlyList<Field> fields, bool isOptions, FlowSchema? root)
    {
        var hash = default(HashCode);
        hash.Add(isOptions);
        hash.Add(root?.Id ?? -1);
        foreach (var field in fields)
        {
            hash.Add(field.Name, StringComparer.Ordinal);
            hash.Add(field.Kind);
        }
        return hash.ToHashCode();
    }
}
