namespace FlowHost.Sdk;

/// <summary>Finds the element that a field of a template means.</summary>
public sealed class ElementRegistry
{
    private readonly Dictionary<ulong, Element> _elements = [];

    /// <summary>The element of a template's field; an unknown one is an octet array named <c>e&lt;enterprise&gt;id&lt;id&gt;</c>.</summary>
    public Element Resolve(uint enterprise, ushort id, int wireLength, ReadOnlySpan<TemplateField> siblings) =>
        wireLength >= 0 && siblings.Length >= 0 && _elements.TryGetValue(ElementKey.Of(enterprise, id), out var element)
            ? element
            : Element.Create(new ElementInfo(enterprise, id, $"e{enterprise}id{id}", ElementType.OctetArray));
}
