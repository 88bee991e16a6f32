using FlowHost.Sdk;

namespace FlowHost.Enrichers.OptionTables.Rules;

/// <summary>The rules in use: those that come with the plugin, with the user's over them.</summary>
internal sealed class RuleSet
{
    private readonly ElementNames _names;
    private readonly Dictionary<string, Rule> _rules = new(StringComparer.Ordinal);

    /// <exception cref="PluginException">A rule cannot work; the message says which and why.</exception>
    public RuleSet(OptionTablesOptions options, ElementRegistry registry)
    {
        _names = new ElementNames(registry);
        var wanted = Merge(options);
        foreach (var rule in wanted)
        {
            if (!_rules.TryAdd(rule.Name, ReadTable(rule, _rules.Count)))
            {
                throw new PluginException($"There are two rules named '{rule.Name}': give one another name.");
            }
        }
        foreach (var rule in wanted)
        {
            Link(rule, _rules[rule.Name]);
        }
        Rules = [.. _rules.Values];
    }

    public IReadOnlyList<Rule> Rules { get; }

    private static List<RuleOptions> Merge(OptionTablesOptions options)
    {
        var rules = ShippedRules.Read();
        if (options.Without.FirstOrDefault(name => !rules.Exists(rule => Is(rule, name))) is { } unknown)
        {
            throw new PluginException(
                $"'without' names the rule '{unknown}', which does not come with this plugin. It has: {string.Join(", ", rules.Select(rule => rule.Name))}.");
        }
        rules.RemoveAll(rule => options.Without.Any(name => Is(rule, name)) || options.Rules.Any(own => Is(rule, own.Name)));
        rules.AddRange(options.Rules);
        return rules;
    }

    private static bool Is(RuleOptions rule, string name) => string.Equals(rule.Name, name, StringComparison.Ordinal);

    private Rule ReadTable(RuleOptions rule, int index)
    {
        if (rule.Name.Length == 0)
        {
            throw new PluginException("A rule has no name: give it one, as in 'name: wlan'.");
        }
        KeyPart[] key = [.. rule.Key.Select(part => _names.ReadKey(part, rule.Name))];
        if (key.Length > 2 || (key.Length == 2 && key.Any(part => part.IsAddress)))
        {
            throw new PluginException($"Rule '{rule.Name}': a key is at most two numbers, or one IPv6 address; this one has {string.Join(", ", rule.Key)}.");
        }
        if (rule.Attributes.Count == 0)
        {
            throw new PluginException($"Rule '{rule.Name}' has no attributes: say what a row holds, as in 'attributes: {{ name: interfaceName }}'.");
        }
        return new Rule
        {
            Name = rule.Name,
            Index = index,
            Key = key,
            Attributes = [.. rule.Attributes.Select(attribute => ReadAttribute(rule, attribute.Key, attribute.Value))],
            Joins = [],
            Target = null,
            TimeToLive = rule.TimeToLive is { } time ? time.Ticks * TimeSpan.NanosecondsPerTick : long.MaxValue,
        };
    }

    private AttributeRule ReadAttribute(RuleOptions rule, string name, string text)
    {
        var elements = _names.Read(text, rule.Name);
        if (elements.FirstOrDefault(element => element.Kind != elements[0].Kind) is { } other)
        {
            throw new PluginException($"Rule '{rule.Name}': attribute '{name}' is of type {elements[0].Type} or {other.Type}: give it elements of one type.");
        }
        return elements[0].Kind is FieldKind.Octets or FieldKind.List or FieldKind.UInt128
            ? throw new PluginException($"Rule '{rule.Name}': {elements[0].Name} is of type {elements[0].Type}: rows hold texts, numbers, times and IPv4 addresses.")
            : new AttributeRule(name, elements, rule.TextOrNumber.Contains(name, StringComparer.Ordinal));
    }

    private void Link(RuleOptions options, Rule rule)
    {
        rule.Target = options.Updates is null ? rule : Find(options.Updates, options.Name, "updates");
        rule.Slots = [.. rule.Attributes.Select(attribute => Slot(rule.Target, attribute.Name, options.Name))];
        rule.Joins = [.. options.Joins.Select(join => new JoinReader(_names, (name, key) => Find(name, options.Name, key)).Read(join, options.Name, rule.Target))];
    }

    private Rule Find(string name, string rule, string key) => _rules.GetValueOrDefault(name)
        ?? throw new PluginException($"Rule '{rule}': '{key}' names the rule '{name}', which is not there. There are: {string.Join(", ", _rules.Keys)}.");

    private static int Slot(Rule target, string attribute, string rule) => target.IndexOf(attribute) is >= 0 and var slot
        ? slot
        : throw new PluginException(
            $"Rule '{rule}': '{target.Name}' has no attribute '{attribute}'. It has: {string.Join(", ", target.Attributes.Select(each => each.Name))}.");
}
