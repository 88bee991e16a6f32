using System.Text.RegularExpressions;
using FlowHost.Configuration;
using FlowHost.Sdk;

namespace FlowHost.Pipelines.Probing;

/// <summary>The names that fields of a pipeline's records can have.</summary>
/// <param name="elements">The elements that templates are read with.</param>
/// <param name="added">What enrichers add.</param>
internal sealed partial class KnownFields(ElementRegistry elements, IEnumerable<string> added)
{
    private readonly string[] _names = [.. elements.Names, .. added, .. RecordMetadata.Names];

    /// <summary>Whether there may be such a field, or a group of that name.</summary>
    public bool Has(string name) =>
        Array.Exists(_names, other => other.StartsWith(name, StringComparison.Ordinal) && (other.Length == name.Length || other[name.Length] == '.'))
        || MadeName().IsMatch(name);

    /// <summary><c>": did you mean 'x'?"</c>, or an empty text when no name is near.</summary>
    public string Ask(string name) => Suggestion.Ask(name, _names);

    // Unknown elements, the second of two elements with one name, and reverse elements (RFC 5103) are in no table.
    [GeneratedRegex(@"(^|_)e\d+id\d+$|^reverse[A-Z]", RegexOptions.CultureInvariant)]
    private static partial Regex MadeName();
}
