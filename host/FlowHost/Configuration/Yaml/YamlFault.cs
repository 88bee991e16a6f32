namespace FlowHost.Configuration.Yaml;

/// <summary>Stands for what has been refused already: nothing more is said about it.</summary>
/// <param name="Position">Where it was.</param>
internal sealed record YamlFault(SourcePosition Position) : YamlNode(Position)
{
    public override string Noun => "nothing";
}
