namespace FlowHost.Configuration.Yaml;

/// <summary>Keys with their values.</summary>
/// <param name="Position">Where it starts.</param>
/// <param name="Entries">In the order of the file; no key twice.</param>
internal sealed record YamlMap(SourcePosition Position, IReadOnlyList<YamlEntry> Entries) : YamlNode(Position)
{
    public override string Noun => "a mapping";

    /// <summary>The value of a key; null when the key is not there.</summary>
    public YamlNode? this[string key] => Entries.FirstOrDefault(entry => entry.Name == key)?.Value;

    /// <summary>The same with some keys only.</summary>
    public YamlMap Only(IReadOnlyCollection<string> keys) =>
        new(Position, [.. Entries.Where(entry => keys.Contains(entry.Name))]);

    /// <summary>The same without some keys.</summary>
    public YamlMap Without(IReadOnlyCollection<string> keys) =>
        new(Position, [.. Entries.Where(entry => !keys.Contains(entry.Name))]);
}
