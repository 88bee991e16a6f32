namespace FlowHost.Fuzz;

/// <summary>What became of an input, as names and numbers: what a replay prints, and what the tests of the seeds compare.</summary>
internal sealed class Outcome
{
    private readonly SortedDictionary<string, long> _counts = new(StringComparer.Ordinal);

    /// <summary>Adds to a number.</summary>
    public void Add(string name, long count = 1)
    {
        if (count != 0)
        {
            _counts[name] = _counts.GetValueOrDefault(name) + count;
        }
    }

    /// <summary>Forgets everything.</summary>
    public void Clear() => _counts.Clear();

    /// <summary><c>Malformed 1, records 3, sets 2</c>.</summary>
    public override string ToString() => _counts.Count == 0 ? "nothing" : string.Join(", ", _counts.Select(count => $"{count.Key} {count.Value}"));
}
