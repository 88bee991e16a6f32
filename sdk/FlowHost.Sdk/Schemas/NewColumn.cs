namespace FlowHost.Sdk;

/// <summary>Writes one column that <see cref="SchemaBuilder.Add{T}"/> or <see cref="SchemaBuilder.Replace{TOld, TNew}"/> made.</summary>
/// <typeparam name="T">The storage, as for <see cref="Element{T}"/>.</typeparam>
public readonly struct NewColumn<T>
{
    private readonly int _indexPlusOne;

    internal NewColumn(int index, int root)
    {
        _indexPlusOne = index + 1;
        Root = root;
    }

    internal int Index => _indexPlusOne - 1;

    internal int Root { get; }
}
