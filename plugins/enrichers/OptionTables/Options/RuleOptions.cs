namespace FlowHost.Enrichers.OptionTables;

/// <summary>A table that a device exports with an options template, and what it gives to records.</summary>
public sealed class RuleOptions
{
    /// <summary>The rule's name, by which others refer to it.</summary>
    public string Name { get; set; } = "";

    /// <summary>
    /// The elements of the table that make up its key: at most two numbers, or one address. <c>a | b</c> takes the first that the template has,
    /// <c>a/16</c> the low 16 bits. An empty list: a table of one row, as for a device that exports its settings.
    /// </summary>
    /// <example>[wlanId]</example>
    public IReadOnlyList<string> Key { get; set; } = [];

    /// <summary>What a row holds: a name for each value and the element it comes from. <c>a | b</c> takes the first that has a value.</summary>
    /// <example>{ ssid: wlanSSID }</example>
    public IReadOnlyDictionary<string, string> Attributes { get; set; } = new Dictionary<string, string>();

    /// <summary>Another rule whose rows this table's rows update; its attributes have the names of that rule's.</summary>
    /// <value>The default is none: the rule has a table of its own.</value>
    public string? Updates { get; set; }

    /// <summary>Attributes that are numbers by their element, and text from a device that sends printable characters in them.</summary>
    /// <value>The default is none.</value>
    public IReadOnlyList<string> TextOrNumber { get; set; } = [];

    /// <summary>How long a row counts after the device has sent it; give three times its refresh interval or more.</summary>
    /// <value>The default is for ever: until the device sends it again.</value>
    public TimeSpan? TimeToLive { get; set; }

    /// <summary>What is looked up in the table, and what is written.</summary>
    public IReadOnlyList<JoinOptions> Joins { get; set; } = [];
}
