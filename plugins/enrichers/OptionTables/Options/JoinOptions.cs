namespace FlowHost.Enrichers.OptionTables;

/// <summary>Which elements of a record are looked up in a table, and which fields the row found is written to.</summary>
public sealed class JoinOptions
{
    /// <summary>The elements of the record that are the table's key, in its order; <c>a/32</c> takes the low 32 bits.</summary>
    /// <example>[ingressInterface]</example>
    public IReadOnlyList<string> Key { get; set; } = [];

    /// <summary>The fields to add and the attribute that each takes. A name with a dot makes a group.</summary>
    /// <example>{ ingressInterfaceName: name }</example>
    public IReadOnlyDictionary<string, string> Fields { get; set; } = new Dictionary<string, string>();

    /// <summary>The record types that are joined.</summary>
    /// <value>The default is every type but option records.</value>
    public IReadOnlyList<string> Types { get; set; } = [];

    /// <summary>Puts the low bits that <c>key</c> names in the place of the element itself.</summary>
    /// <value>The default is false: the element stays as it is.</value>
    public bool ReplacesKey { get; set; }

    /// <summary>
    /// Instead of <c>key</c>: an element whose octets begin with the key (4 octets application, 2 octets tag), followed by text. The text goes to
    /// a field that has the name which the table has for the key.
    /// </summary>
    public string? VarString { get; set; }

    /// <summary>Instead of <c>key</c>: an element that holds keys of 4 octets each, which 0 ends. Their names are written as <c>A|->B|->C</c>.</summary>
    public string? Path { get; set; }

    /// <summary>With <c>path</c>: the rule in whose table the first key is looked up.</summary>
    /// <value>The default is the rule itself.</value>
    public string? PathStart { get; set; }

    /// <summary>The attribute that says how many packets or octets one counted stands for, and the counters to scale by it.</summary>
    public ScaleOptions? Scale { get; set; }
}
