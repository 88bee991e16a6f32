using System.Runtime.InteropServices;

namespace FlowHost.Sdk;

/// <summary>
/// The elements of one template. Each is looked up and counted in constant time: a datagram has room for a template of 16,370 fields
/// (RFC 5471 section 3.5.3), whose cost must not grow with the square of that.
/// </summary>
internal sealed class TemplateElements(ElementRegistry elements, TemplateField[] siblings)
{
    private readonly Dictionary<TemplateField, Element> _resolved = [];
    private readonly Dictionary<ulong, int> _occurrences = [];

    /// <summary>The element of a field; the same object for every field that is written alike.</summary>
    public Element Resolve(TemplateField wire)
    {
        ref var element = ref CollectionsMarshal.GetValueRefOrAddDefault(_resolved, wire, out _);
        return element ??= elements.Resolve(wire.Enterprise, wire.Id, wire.Length, siblings);
    }

    /// <summary>How many times the element came before.</summary>
    public int CountOccurrence(Element element) => CollectionsMarshal.GetValueRefOrAddDefault(_occurrences, element.Key, out _)++;
}
