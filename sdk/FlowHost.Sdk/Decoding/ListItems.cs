namespace FlowHost.Sdk;

/// <summary>The elements that basicLists name in the record itself. They are remembered, up to a limit, because devices repeat them.</summary>
internal sealed class ListItems(ElementRegistry elements)
{
    private const int Limit = 1024;

    private readonly Dictionary<TemplateField, ListItem> _known = [];

    /// <summary>How values of an element in so many octets are stored.</summary>
    public ListItem Of(TemplateField wire)
    {
        if (!_known.TryGetValue(wire, out var item))
        {
            var element = elements.Resolve(wire.Enterprise, wire.Id, wire.Length, []);
            var layout = FieldLayout.Of(element, wire.Length);
            item = new ListItem(element, layout.Kind, layout.Code);
            if (_known.Count == Limit)
            {
                _known.Clear();
            }
            _known.Add(wire, item);
        }
        return item;
    }
}
