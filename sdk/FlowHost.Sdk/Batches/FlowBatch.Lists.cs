namespace FlowHost.Sdk;

/// <content>The elements that values of lists refer to.</content>
public sealed partial class FlowBatch
{
    // Devices name elements in the records themselves; an index has 16 bits.
    private const int ListElementLimit = 16_384;

    private readonly List<Element> _listElements = [];
    private readonly Dictionary<Element, ushort> _listElementIndexes = new(ReferenceEqualityComparer.Instance);

    internal Element ListElement(int index) => _listElements[index];

    /// <summary>Whether a list from the network may name so many elements more; what an enricher writes is not limited by this.</summary>
    internal bool HasRoomForListElements(int count) => _listElements.Count + count <= ListElementLimit;

    internal ushort ListElementIndex(Element element)
    {
        if (!_listElementIndexes.TryGetValue(element, out var index))
        {
            index = checked((ushort)_listElements.Count);
            _listElements.Add(element);
            _listElementIndexes.Add(element, index);
        }
        return index;
    }
}
