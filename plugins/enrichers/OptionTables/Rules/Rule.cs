namespace FlowHost.Enrichers.OptionTables.Rules;

/// <summary>A table, its key and its attributes, with elements found.</summary>
internal sealed class Rule
{
    public required string Name { get; init; }

    /// <summary>Where the rule's table stands among those of a device.</summary>
    public required int Index { get; init; }

    public required IReadOnlyList<KeyPart> Key { get; init; }

    public required IReadOnlyList<AttributeRule> Attributes { get; init; }

    public required IReadOnlyList<JoinRule> Joins { get; set; }

    /// <summary>The rule whose rows are changed; itself unless it updates another's.</summary>
    public required Rule? Target { get; set; }

    /// <summary>Nanoseconds; <see cref="long.MaxValue"/>: for ever.</summary>
    public required long TimeToLive { get; init; }

    /// <summary>The index of each attribute in the target's rows.</summary>
    public int[] Slots { get; set; } = [];

    public bool IsUpdate => !ReferenceEquals(Target, this);

    public int IndexOf(string attribute)
    {
        for (var i = 0; i < Attributes.Count; i++)
        {
            if (string.Equals(Attributes[i].Name, attribute, StringComparison.Ordinal))
            {
                return i;
            }
        }
        return -1;
    }
}
