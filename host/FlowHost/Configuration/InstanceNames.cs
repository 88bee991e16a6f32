using FlowHost.Configuration.Binding;

namespace FlowHost.Configuration;

/// <summary>Gives each entry of a stage a name of its own: what logs, metrics and state folders call it.</summary>
internal sealed class InstanceNames(DiagnosticBag diagnostics, IReadOnlyList<StageEntry> entries)
{
    private readonly HashSet<string> _taken = new(entries.Select(entry => entry.Name).OfType<string>(), StringComparer.Ordinal);
    private readonly Dictionary<string, StageEntry> _given = new(StringComparer.Ordinal);

    /// <summary>The entry's <c>name</c>, else its plugin's id, with a number when that is taken.</summary>
    public string Next(StageEntry entry)
    {
        if (entry is { Name: { } name, WrittenName: { } written })
        {
            if (!_given.TryAdd(name, entry))
            {
                diagnostics.Error(
                    written.Position,
                    ErrorCodes.DuplicateName,
                    $"the name {ValueReader.Shown(written)} is taken by the entry in line {_given[name].Position.Line}: give each a name of its own");
            }
            return name;
        }
        var unique = entry.Use;
        for (var number = 2; _taken.Contains(unique); number++)
        {
            unique = $"{entry.Use}-{number}";
        }
        _taken.Add(unique);
        return unique;
    }
}
