using FlowHost.Configuration.Yaml;

namespace FlowHost.Configuration.Binding;

/// <summary>Fills an options object from the keys of an entry, and validates it.</summary>
/// <param name="values">Reads the nodes.</param>
/// <param name="owner">Whose keys they are, for messages: <c>exporter 'ndjson'</c>.</param>
/// <param name="hostKeys">Keys that the host reads itself, named in the list of known keys.</param>
internal sealed class OptionsBinder(ValueReader values, string owner, IReadOnlyCollection<string> hostKeys)
{
    /// <summary>Makes an options object.</summary>
    /// <param name="type">A class with a public constructor without parameters.</param>
    /// <param name="map">The entry's keys, without the host's.</param>
    /// <param name="elsewhere">Keys of the class that are read elsewhere: they may be there, and keep their defaults.</param>
    /// <returns>The object; not to be used when errors were reported.</returns>
    /// <exception cref="OptionsClassException">The class cannot hold options.</exception>
    public object Bind(Type type, YamlMap map, IReadOnlyCollection<string>? elsewhere = null) =>
        Bind(type, map, path: "", isSecret: false, elsewhere ?? []);

    /// <summary>Reports every key: the owner takes none.</summary>
    public void RefuseAll(YamlMap map)
    {
        foreach (var entry in map.Entries)
        {
            Unknown(entry, [], path: "");
        }
    }

    private object Bind(Type type, YamlMap map, string path, bool isSecret, IReadOnlyCollection<string> elsewhere)
    {
        var shape = OptionsShape.Of(type);
        var target = shape.Create();
        if (path.Length == 0 && shape.Keys.FirstOrDefault(hostKeys.Contains) is { } taken)
        {
            throw new OptionsClassException($"{type.Name} has an option '{taken}', a key that is the host's own");
        }
        var isSound = true;
        var found = new BoundKeys(map.Position);
        foreach (var entry in map.Entries)
        {
            if (shape.Find(entry.Name) is not { } member)
            {
                Unknown(entry, shape.Keys, path);
                isSound = false;
                continue;
            }
            if (elsewhere.Contains(member.Key))
            {
                found.Add(member.Key, entry.Value, isValid: false);
                continue;
            }
            var before = values.Diagnostics.ErrorCount;
            Assign(target, member, entry.Value, path + member.Key, new ValueTraits(member.IsByteSize, isSecret || member.IsSecret));
            var isValid = values.Diagnostics.ErrorCount == before;
            isSound &= isValid;
            found.Add(member.Key, entry.Value, isValid);
        }
        new OptionsValidator(values, owner, path, isSecret).Validate(target, shape, found, isSound);
        return target;
    }

    private void Assign(object target, OptionMember member, YamlNode node, string path, ValueTraits traits)
    {
        if (node is YamlScalar { IsNull: true } && member.IsNullable)
        {
            member.Set(target, null);
            return;
        }
        if (Read(node, member.Type, path, traits) is not { } value)
        {
            return;
        }
        try
        {
            member.Set(target, value);
        }
        catch (Exception exception)
        {
            values.Diagnostics.Error(node.Position, ErrorCodes.InvalidValue, $"'{path}': {values.Redact(exception.Message)}");
        }
    }

    private object? Read(YamlNode node, Type type, string path, ValueTraits traits)
    {
        if (ScalarText.CanRead(type))
        {
            return values.Value(node, type, path, traits);
        }
        if (CollectionShape.ItemOfDictionary(type) is { } valueType)
        {
            return ReadDictionary(node, type, valueType, path, traits);
        }
        if (CollectionShape.ItemOfList(type) is { } itemType)
        {
            return ReadList(node, type, itemType, path, traits);
        }
        return values.Map(node, path) is { } map ? Bind(type, map, path + ".", traits.IsSecret, []) : null;
    }

    private object? ReadList(YamlNode node, Type type, Type itemType, string path, ValueTraits traits)
    {
        if (values.Items(node, path) is not { } nodes)
        {
            return null;
        }
        var items = new List<object>(nodes.Count);
        foreach (var item in nodes)
        {
            if (CanBeEntry(item, itemType, path) && Read(item, itemType, path, traits) is { } value)
            {
                items.Add(value);
            }
        }
        return CollectionShape.CreateList(type, itemType, items);
    }

    // What is wrong with an entry must not sound as if it were wrong with the list.
    private bool CanBeEntry(YamlNode item, Type type, string path)
    {
        var isSingle = ScalarText.CanRead(type);
        if (item is YamlFault || (isSingle ? item is YamlScalar : item is YamlMap || CollectionShape.ItemOfList(type) is not null))
        {
            return true;
        }
        var shape = isSingle ? "a single value" : "a mapping of keys to values";
        values.Diagnostics.Error(item.Position, ErrorCodes.WrongShape, $"an entry of '{path}' must be {shape}, not {item.Noun}");
        return false;
    }

    private object? ReadDictionary(YamlNode node, Type type, Type valueType, string path, ValueTraits traits)
    {
        if (values.Map(node, path) is not { } map)
        {
            return null;
        }
        var items = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var entry in map.Entries)
        {
            if (Read(entry.Value, valueType, $"{path}.{entry.Name}", traits) is { } value)
            {
                items.Add(entry.Name, value);
            }
        }
        return CollectionShape.CreateDictionary(type, valueType, items);
    }

    private void Unknown(YamlEntry entry, IEnumerable<string> keys, string path)
    {
        string[] known = [.. path.Length == 0 ? hostKeys.Concat(keys) : keys];
        Array.Sort(known, StringComparer.Ordinal);
        values.Diagnostics.Error(
            entry.Key.Position,
            ErrorCodes.UnknownKey,
            $"{(path.Length == 0 ? owner : $"'{path[..^1]}'")} has no key '{entry.Name}'{Suggestion.Ask(entry.Name, known)}{UnknownKey.Known(known)}");
    }
}
