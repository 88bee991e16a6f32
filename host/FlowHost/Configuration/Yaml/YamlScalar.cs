namespace FlowHost.Configuration.Yaml;

/// <summary>A single value.</summary>
/// <param name="Position">Where it starts.</param>
/// <param name="Text">The value, unquoted; placeholders are still in it.</param>
/// <param name="IsQuoted">True when it is text whatever it looks like.</param>
internal sealed record YamlScalar(SourcePosition Position, string Text, bool IsQuoted) : YamlNode(Position)
{
    public override string Noun => "a single value";

    /// <summary>True when YAML reads it as null: a key with nothing behind it, <c>~</c> or <c>null</c>.</summary>
    public bool IsNull => !IsQuoted && Text is "" or "~" or "null" or "Null" or "NULL";
}
