using Microsoft.CodeAnalysis;

namespace FlowHost.Sdk.Generators;

/// <summary>A faulty line of an element table, as a build error.</summary>
internal static class ElementProblem
{
    private static readonly DiagnosticDescriptor Descriptor = new(
        "FHG0001", "Faulty element table", "{0}", "Elements", DiagnosticSeverity.Error, isEnabledByDefault: true);

    public static Diagnostic At(Location location, string problem) => Diagnostic.Create(Descriptor, location, problem);
}
