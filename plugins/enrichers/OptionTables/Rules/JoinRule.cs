using FlowHost.Sdk;

namespace FlowHost.Enrichers.OptionTables.Rules;

/// <summary>What of a record is looked up, and what is written.</summary>
internal sealed record JoinRule(
    Rule Table,
    IReadOnlyList<KeyPart> Key,
    IReadOnlyList<(string Field, int Attribute)> Fields,
    IReadOnlyList<string> Types)
{
    public bool ReplacesKey { get; init; }

    /// <summary>The element whose octets begin with a key.</summary>
    public Element? VarString { get; init; }

    /// <summary>The element that holds keys one after the other.</summary>
    public Element? Path { get; init; }

    /// <summary>The rule that the first key of a path is looked up in.</summary>
    public Rule? PathStart { get; init; }

    /// <summary>Where that rule has the name.</summary>
    public int PathStartAttribute { get; init; }

    public int ScaleBy { get; init; } = -1;

    public IReadOnlyList<(string Field, Element Counter)> Scaled { get; init; } = [];
}
