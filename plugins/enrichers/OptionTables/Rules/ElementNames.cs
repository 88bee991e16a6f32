using System.Globalization;
using System.Text.RegularExpressions;
using FlowHost.Sdk;

namespace FlowHost.Enrichers.OptionTables.Rules;

/// <summary>Reads how rules write elements: <c>a | b</c>, <c>a/16</c>, <c>e9id20000</c>.</summary>
internal sealed partial class ElementNames(ElementRegistry registry)
{
    public KeyPart ReadKey(string text, string rule)
    {
        var parts = text.Split('/');
        var bits = 64;
        if (parts.Length > 2 || (parts.Length == 2 && !(int.TryParse(parts[1], CultureInfo.InvariantCulture, out bits) && bits is > 0 and <= 64)))
        {
            throw new PluginException($"Rule '{rule}': the key '{text}' is not understood. Write an element, or element/bits with 1 to 64 low bits.");
        }
        var elements = Read(parts[0], rule);
        if (elements.FirstOrDefault(element => !CanBeKey(element)) is { } wrong)
        {
            throw new PluginException(
                $"Rule '{rule}': {wrong.Name} is of type {wrong.Type}, which cannot be a key. Keys are unsigned numbers and addresses.");
        }
        return new KeyPart(elements, bits);
    }

    public IReadOnlyList<Element> Read(string text, string rule) => [.. text.Split('|', StringSplitOptions.TrimEntries).Select(name => Find(name, rule))];

    public Element Find(string name, string rule)
    {
        if (registry.TryFindByName(name, out var element))
        {
            return element;
        }
        if (UnknownName().Match(name) is { Success: true } match
            && uint.TryParse(match.Groups[1].Value, CultureInfo.InvariantCulture, out var enterprise)
            && ushort.TryParse(match.Groups[2].Value, CultureInfo.InvariantCulture, out var id))
        {
            return registry.TryFind(enterprise, id, out element) ? element : throw new PluginException(
                $"Rule '{rule}': no table has the element {enterprise}:{id}, so its type is not known. Add a row for it to a CSV that 'elements' names.");
        }
        throw new PluginException(
            $"Rule '{rule}': there is no element '{name}'. `flowhost inspect` shows the names of what a device sends; other elements come from a CSV that 'elements' names.");
    }

    private static bool CanBeKey(Element element) => element.Kind <= FieldKind.UInt64 || element.Kind == FieldKind.UInt128;

    [GeneratedRegex(@"^e(\d{1,10})id(\d{1,5})$")]
    private static partial Regex UnknownName();
}
