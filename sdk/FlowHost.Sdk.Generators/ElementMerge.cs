using Microsoft.CodeAnalysis;

namespace FlowHost.Sdk.Generators;

/// <summary>All tables as one list in the order of lookup: enterprise, id, the row without lengths before those with lengths.</summary>
internal sealed class ElementMerge
{
    private readonly Dictionary<(ulong Key, string Lengths), ElementRow> _rows = [];
    private readonly Dictionary<ElementRow, string> _classes = [];

    public ElementMerge(IEnumerable<ElementTable> tables)
    {
        foreach (var table in tables.OrderBy(static table => table.IsOverlay))
        {
            Problems.AddRange(table.Problems);
            foreach (var row in table.Rows)
            {
                Add(row, table);
            }
        }

        Rows = [.. _rows.Values.OrderBy(static row => row.Key).ThenBy(static row => row.Lengths, StringComparer.Ordinal)];
        CheckNames();
    }

    public IReadOnlyList<ElementRow> Rows { get; }

    public List<Diagnostic> Problems { get; } = [];

    /// <summary>The class that the row's property belongs to, or <see cref="ElementTable.NoClass"/>.</summary>
    public string ClassOf(ElementRow row) => _classes[row];

    private void Add(ElementRow row, ElementTable table)
    {
        if (_rows.ContainsKey((row.Key, row.Lengths)) && !table.IsOverlay)
        {
            Problems.Add(ElementProblem.At(row.Location, $"{row.Enterprise}:{row.Id} is already there"));
        }

        _rows[(row.Key, row.Lengths)] = row;
        _classes[row] = table.ClassName;
    }

    private void CheckNames()
    {
        var taken = new Dictionary<string, ElementRow>(StringComparer.Ordinal);
        foreach (var row in Rows)
        {
            foreach (var name in row.OtherNames.Prepend(row.Name))
            {
                if (taken.TryGetValue(name, out var other) && !row.SharesName)
                {
                    Problems.Add(ElementProblem.At(row.Location, $"the name '{name}' belongs to {other.Enterprise}:{other.Id}"));
                }
                else
                {
                    taken[name] = row;
                }
            }
        }
    }
}
