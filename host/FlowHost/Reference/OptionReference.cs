using FlowHost.Configuration.Binding;
using FlowHost.Configuration.Yaml;

namespace FlowHost.Reference;

/// <summary>What there is to say of one option.</summary>
internal sealed class OptionReference
{
    /// <summary>The member of the options class.</summary>
    public required OptionMember Member { get; init; }

    /// <summary>The key with those above it: <c>rotate.size</c>, <c>rules[].path</c>, <c>tables.NAME.path</c>.</summary>
    public required string Path { get; init; }

    /// <summary>The type in words: <c>duration</c>, <c>list of integers</c>.</summary>
    public required string Type { get; init; }

    /// <summary>The words that it, or an item of it, may be; empty when it is no enumeration.</summary>
    public required IReadOnlyList<Choice> Choices { get; init; }

    /// <summary>What its rules allow, in words: <c>from 1s to 1d</c>; empty when they allow everything.</summary>
    public required string Allowed { get; init; }

    /// <summary>Its value in a new object; null when the key must be there, or the value cannot be written.</summary>
    public required YamlNode? Default { get; init; }

    /// <summary>Whether <see cref="Default"/> is more than nothing: no null and no empty list.</summary>
    public bool HasDefault => Default is not (null or YamlScalar { IsNull: true } or YamlList { Items.Count: 0 } or YamlMap { Entries.Count: 0 });

    /// <summary>What the default means: <c>every agent is accepted</c>; empty when its author did not say.</summary>
    public required string DefaultMeaning { get; init; }

    /// <summary>What it is for; empty when its author did not say.</summary>
    public required string Meaning { get; init; }

    /// <summary>A value to start from, as YAML; empty when its author gave none.</summary>
    public required string Example { get; init; }

    /// <summary>What is below the key: the keys of a mapping, or of each item of a list or dictionary.</summary>
    public required IReadOnlyList<OptionReference> Nested { get; init; }

    /// <summary>The key.</summary>
    public string Key => Member.Key;

    /// <summary>Whether the key must be there.</summary>
    public bool IsRequired => Member.IsRequired;
}
