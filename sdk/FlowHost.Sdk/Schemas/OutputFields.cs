namespace FlowHost.Sdk;

/// <summary>
/// Makes the list that exporters write from: repeats of an element under one name, groups next to each other. Where two elements of a
/// template have one name, that of the lower enterprise and id keeps it, and the other is called <c>name_e9id9265</c>.
/// </summary>
internal static class OutputFields
{
    public static IReadOnlyList<OutputField> Of(IReadOnlyList<Field> fields, IReadOnlyList<int> visible)
    {
        var repeats = visible.GroupBy(index => (fields[index].Element?.Key, fields[index].Name)).ToArray();
        var names = Names(repeats.Select(repeat => fields[repeat.First()]));
        return
        [
            .. repeats
                .Select(repeat => Output(names[repeat.Key], fields[repeat.First()], [.. repeat]))
                .GroupBy(output => output.Group?.Split('.')[0] ?? $"\0{output.Name}", StringComparer.Ordinal)
                .SelectMany(group => group.OrderBy(output => output.Group, new GroupOrder(group))),
        ];
    }

    // By enterprise and id, so that a name does not depend on the order of a template.
    private static Dictionary<(ulong? Key, string Name), string> Names(IEnumerable<Field> fields)
    {
        var names = new Dictionary<(ulong?, string), string>();
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var field in fields.OrderBy(field => field.Element?.Key))
        {
            var name = field.Name;
            while (!taken.Add(name))
            {
                name += $"_e{field.Element?.Enterprise}id{field.Element?.Id}";
            }
            names.Add((field.Element?.Key, field.Name), name);
        }
        return names;
    }

    // A device's element may have a dot in its name: only fields that an enricher added form groups.
    private static OutputField Output(string name, Field field, int[] columns)
    {
        var dot = field.Element is null ? name.LastIndexOf('.') : -1;
        return new OutputField(name[(dot + 1)..], dot < 0 ? null : name[..dot], columns);
    }

    /// <summary>Inner groups in the order in which they first appear.</summary>
    private sealed class GroupOrder(IEnumerable<OutputField> outputs) : IComparer<string?>
    {
        private readonly List<string?> _groups = [.. outputs.Select(output => output.Group).Distinct(StringComparer.Ordinal)];

        public int Compare(string? x, string? y) => _groups.IndexOf(x).CompareTo(_groups.IndexOf(y));
    }
}
