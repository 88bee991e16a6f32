namespace FlowHost.Configuration.Yaml;

/// <summary>A part of a YAML document, with its place in the file.</summary>
/// <param name="Position">Where it starts.</param>
internal abstract record YamlNode(SourcePosition Position)
{
    /// <summary>What it is, for messages: <c>a list</c>.</summary>
    public abstract string Noun { get; }
}
