namespace FlowHost.Decoders.NetFlow.Holding;

/// <summary>The data sets of one agent that wait for their templates, oldest first.</summary>
internal sealed class HeldSets
{
    private List<LinkedListNode<HeldSet>>? _sets;

    public int Count => _sets?.Count ?? 0;

    public void Add(LinkedListNode<HeldSet> set) => (_sets ??= []).Add(set);

    public void Remove(LinkedListNode<HeldSet> set) => _sets?.Remove(set);

    /// <summary>Those that wait for a template of this id, oldest first.</summary>
    public IReadOnlyList<LinkedListNode<HeldSet>> WithId(ushort id) => _sets?.FindAll(set => set.Value.Id == id) ?? [];

    /// <summary>All of them, oldest first.</summary>
    public IReadOnlyList<LinkedListNode<HeldSet>> All => [.. _sets ?? []];
}
