namespace FlowHost.Sdk;

/// <content>The elements that values of lists refer to.</content>
public sealed partial class FlowBatch
{
    private readonly List<Element> _listElements = [];

    internal Element ListElement(int index) => _listElements[index];

    /// <summary>Lists hold few distinct elements, so looking from the end is short.</summary>
    internal ushort ListElementIndex(Element element)
    {
        var index = _listElements.LastIndexOf(element);
        if (index < 0)
        {
            index = _listElements.Count;
            _listElements.Add(element);
        }
        return checked((ushort)index);
    }
}
