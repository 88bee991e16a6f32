namespace FlowHost.Sdk;

/// <summary>Makes the list that exporters write from: repeats under one name, groups next to each other.</summary>
internal static class OutputFields
{
    public static IReadOnlyList<OutputField> Of(IReadOnlyList<Field> fields, IReadOnlyList<int> visible) =>
    [
        .. visible
            .GroupBy(index => fields[index].Name, StringComparer.Ordinal)
            .Select(repeats => Output(repeats.Key, fields[repeats.First()], [.. repeats]))
            .GroupBy(output => output.Group?.Split('.')[0] ?? $"\0{output.Name}", StringComparer.Ordinal)
            .SelectMany(group => group.OrderBy(output => output.Group, new GroupOrder(group))),
    ];

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
