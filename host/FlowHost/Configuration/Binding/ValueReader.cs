using FlowHost.Configuration.Yaml;

namespace FlowHost.Configuration.Binding;

/// <summary>Reads nodes as values, and says what is wrong where they are not.</summary>
/// <param name="diagnostics">Takes what is wrong.</param>
/// <param name="outside">Looks up what placeholders name.</param>
internal sealed class ValueReader(DiagnosticBag diagnostics, OutsideValues outside)
{
    // Shorter ones cannot be told from what the words of a message are made of.
    private const int ShortestHidden = 3;

    private readonly List<(string Text, string StandIn)> _hidden = [];

    /// <summary>Takes what is wrong.</summary>
    public DiagnosticBag Diagnostics { get; } = diagnostics;

    /// <summary>A text with its placeholders replaced; null when there is none, which is reported.</summary>
    /// <param name="node">The node.</param>
    /// <param name="key">What it is the value of, for the message.</param>
    public string? Text(YamlNode node, string key)
    {
        switch (node)
        {
            case YamlFault:
                return null;
            case YamlScalar { IsNull: true }:
                Diagnostics.Error(node.Position, ErrorCodes.EmptyValue, $"'{key}' has no value");
                return null;
            case YamlScalar scalar:
                return Placeholders.Expand(
                    scalar.Text, outside, (code, message) => Diagnostics.Error(node.Position, code, $"'{key}': {message}"));
            default:
                Diagnostics.Error(node.Position, ErrorCodes.WrongShape, $"'{key}' must be a single value, not {node.Noun}");
                return null;
        }
    }

    /// <summary>A single value of a type that <see cref="ScalarText"/> reads; null when it cannot be read, which is reported.</summary>
    /// <param name="node">The node.</param>
    /// <param name="type">The type.</param>
    /// <param name="key">What it is the value of, for the message.</param>
    /// <param name="traits">What else is known of it.</param>
    public object? Value(YamlNode node, Type type, string key, ValueTraits traits = default)
    {
        if (Text(node, key) is not { } text)
        {
            return null;
        }
        if (traits.IsSecret)
        {
            _hidden.Add((text, OptionsWriter.Mask));
        }
        var isHidden = traits.IsSecret || Placeholders.Any(((YamlScalar)node).Text);
        if (ScalarText.TryRead(text, type, traits.IsByteSize, isHidden, out var value, out var expected))
        {
            return value;
        }
        var hint = type.IsEnum && !isHidden ? Suggestion.Ask(text, EnumText.Words(type)) : "";
        Diagnostics.Error(node.Position, ErrorCodes.WrongType, $"'{key}' must be {expected}, not {Shown((YamlScalar)node, traits.IsSecret)}{hint}");
        return null;
    }

    /// <summary>The items of a list; a single value counts as a list of one. Null when it is neither, which is reported.</summary>
    public IReadOnlyList<YamlNode>? Items(YamlNode node, string key)
    {
        switch (node)
        {
            case YamlList list:
                return list.Items;
            case YamlFault:
                return null;
            case YamlScalar { IsNull: true }:
                Diagnostics.Error(node.Position, ErrorCodes.EmptyValue, $"'{key}' has no value");
                return null;
            case YamlScalar:
                return [node];
            default:
                Diagnostics.Error(
                    node.Position, ErrorCodes.WrongShape, $"'{key}' must be a list, not {node.Noun}: put '- ' in front of each of its entries");
                return null;
        }
    }

    /// <summary>The keys of a mapping; null when it is none, which is reported.</summary>
    public YamlMap? Map(YamlNode node, string key)
    {
        switch (node)
        {
            case YamlMap map:
                return map;
            case YamlFault:
                return null;
            default:
                Diagnostics.Error(node.Position, ErrorCodes.WrongShape, $"'{key}' must be a mapping of keys to values, not {node.Noun}");
                return null;
        }
    }

    /// <summary>A message that a plugin made, without the secrets and the values from outside that it may quote.</summary>
    public string Redact(string message)
    {
        var hidden = _hidden.Concat(outside.Found).Where(value => value.Text.Length >= ShortestHidden);
        foreach (var (text, standIn) in hidden.OrderByDescending(value => value.Text.Length))
        {
            message = message.Replace(text, standIn, StringComparison.Ordinal);
        }
        return message;
    }

    /// <summary>A value in quotes; a secret is not shown, nor what comes from outside the file, for it may be one.</summary>
    public static string Shown(YamlScalar scalar, bool isSecret = false)
    {
        const int longest = 60;
        if (isSecret)
        {
            return "what is there (it is a secret and not shown)";
        }
        var text = scalar.Text.Length > longest ? scalar.Text[..longest] + "…" : scalar.Text;
        return Placeholders.Any(scalar.Text) ? $"the value of '{text}'" : $"'{text}'";
    }
}
