using FlowHost.Sdk;

namespace FlowHost.Enrichers.OptionTables.Rules;

/// <summary>Reads one join of a rule.</summary>
internal sealed class JoinReader(ElementNames names, Func<string, string, Rule> find)
{
    /// <exception cref="PluginException">The join cannot work.</exception>
    public JoinRule Read(JoinOptions join, string rule, Rule table)
    {
        KeyPart[] key = [.. join.Key.Select(part => names.ReadKey(part, rule))];
        if (join.VarString is null && join.Path is null && key.Length != table.Key.Count)
        {
            throw new PluginException(
                $"Rule '{rule}': the table's key has {table.Key.Count} elements, that of a join {key.Length}: they are compared one by one.");
        }
        if (join.Fields.Count == 0 && join.Scale is null)
        {
            throw new PluginException($"Rule '{rule}': a join has no fields: say what is written, as in 'fields: {{ siteName: name }}'.");
        }
        var pathStart = join.PathStart is { } start ? find(start, "pathStart") : table;
        return new JoinRule(table, key, [.. join.Fields.Select(field => (field.Key, Slot(table, field.Value, rule)))], join.Types)
        {
            ReplacesKey = join.ReplacesKey,
            VarString = join.VarString is { } varString ? names.Find(varString, rule) : null,
            Path = join.Path is { } path ? names.Find(path, rule) : null,
            PathStart = pathStart,
            PathStartAttribute = join.Path is null ? -1 : Slot(pathStart, join.Fields.Values.First(), rule),
            ScaleBy = join.Scale is { } scale ? Slot(table, scale.By, rule) : -1,
            Scaled = [.. (join.Scale?.Fields ?? new Dictionary<string, string>()).Select(field => (field.Key, names.Find(field.Value, rule)))],
        };
    }

    private static int Slot(Rule table, string attribute, string rule) => table.IndexOf(attribute) is >= 0 and var slot
        ? slot
        : throw new PluginException(
            $"Rule '{rule}': a join takes the attribute '{attribute}', which '{table.Name}' has not. It has: {string.Join(", ", table.Attributes.Select(each => each.Name))}.");
}
