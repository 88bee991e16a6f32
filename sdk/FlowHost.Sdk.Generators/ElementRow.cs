using Microsoft.CodeAnalysis;

namespace FlowHost.Sdk.Generators;

/// <summary>One line of an element table that holds no error.</summary>
internal sealed class ElementRow(uint enterprise, ushort id, string name, string type, string[] fields, Location location)
{
    public uint Enterprise { get; } = enterprise;

    public ushort Id { get; } = id;

    public string Name { get; } = name;

    public string Type { get; } = type;

    public string Lengths { get; } = fields[4];

    public string Units { get; } = fields[5];

    public string Aliases { get; } = fields[6];

    public string Source { get; } = fields[7];

    public Location Location { get; } = location;

    public ulong Key => ((ulong)Enterprise << 16) | Id;

    /// <summary>The other names of the element. <c>0:298</c> among the aliases is none: it says whose name this row shares.</summary>
    public IEnumerable<string> OtherNames => Aliases.Split(';').Where(static alias => alias.Length > 0 && !alias.Contains(':'));

    /// <summary>True when the row says that it shares its name with another element of the same meaning.</summary>
    public bool SharesName => Aliases.Contains(':');
}
