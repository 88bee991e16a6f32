using FlowHost.Configuration;
using FlowHost.ElementTables;
using FlowHost.Sdk;

namespace FlowHost.Fuzz.Configuration;

/// <summary>A CSV file of elements, and the registry that is made of it.</summary>
internal sealed class ElementsTarget : IFuzzTarget
{
    // A warning for each line of 1 octet; and a registry indexes the built-in tables once more.
    public AllocationBound Bound => new(Constant: 8 << 20, PerOctet: 1024);

    public void Run(ArraySegment<byte> input, Outcome outcome)
    {
        var file = ElementFile.Read(ScratchFile.Write("elements.csv", input));
        foreach (var diagnostic in file.Diagnostics)
        {
            outcome.Add($"FH{diagnostic.Code:D4}");
            BrokenPromiseException.Unless(!diagnostic.ToString().Contains('\n', StringComparison.Ordinal), "a message of two lines");
        }
        outcome.Add("elements", file.Rows.Count);
        var isFaulty = file.Diagnostics.Any(diagnostic => diagnostic.Severity == Severity.Error);
        BrokenPromiseException.Unless(!isFaulty || file.Rows.Count == 0, "a file with an error gave elements");
        if (file.Rows.Count > 0)
        {
            var registry = new ElementRegistry(file.Rows);
            // One with lengths is for those alone.
            foreach (var row in file.Rows.Where(row => row.Lengths.Count == 0))
            {
                BrokenPromiseException.Unless(registry.TryFind(row.Element.Enterprise, row.Element.Id, out _), $"{row.Element} is not found");
            }
        }
    }
}
