namespace FlowHost.Sdk;

/// <summary>Reads one column of every batch of the schema it was bound for. Keep it in the delegate that Bind returns, not in a field of the enricher.</summary>
/// <typeparam name="T">The storage, as for <see cref="Element{T}"/>.</typeparam>
public readonly struct Column<T>
{
    // Index + 1: the default handle is then recognised instead of meaning column 0.
    private readonly int _indexPlusOne;

    internal Column(int index, int root, bool widen = false)
    {
        _indexPlusOne = index + 1;
        Root = root;
        Widen = widen;
    }

    internal int Index => _indexPlusOne - 1;

    internal int Root { get; }

    internal bool Widen { get; }
}
