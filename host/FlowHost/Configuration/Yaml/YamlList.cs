namespace FlowHost.Configuration.Yaml;

/// <summary>A list.</summary>
/// <param name="Position">Where it starts.</param>
/// <param name="Items">The items, in order.</param>
internal sealed record YamlList(SourcePosition Position, IReadOnlyList<YamlNode> Items) : YamlNode(Position)
{
    public override string Noun => "a list";
}
