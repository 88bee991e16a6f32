using FlowHost.Configuration.Yaml;

namespace FlowHost.Configuration.Binding;

/// <summary>The keys that the user wrote for one options object, and where.</summary>
/// <param name="start">Where the object's keys start: the place of what is missing.</param>
internal sealed class BoundKeys(SourcePosition start)
{
    private readonly Dictionary<string, YamlNode> _nodes = new(StringComparer.Ordinal);
    private readonly HashSet<string> _invalid = new(StringComparer.Ordinal);

    /// <summary>Adds a key.</summary>
    /// <param name="key">The key.</param>
    /// <param name="node">Its value.</param>
    /// <param name="isValid">False when something has been reported about it: once is enough.</param>
    public void Add(string key, YamlNode node, bool isValid)
    {
        _nodes.Add(key, node);
        if (!isValid)
        {
            _invalid.Add(key);
        }
    }

    /// <summary>The value as it stands in the file; null when the user did not write the key.</summary>
    public YamlNode? Find(string key) => _nodes.GetValueOrDefault(key);

    /// <summary>Whether something has been reported about the key.</summary>
    public bool IsInvalid(string key) => _invalid.Contains(key);

    /// <summary>Where a message about the key belongs.</summary>
    public SourcePosition PositionOf(string key) => Find(key)?.Position ?? start;
}
