namespace FlowHost.Sdk;

/// <summary>A time in whatever unit the device sent, read as Unix nanoseconds; from <see cref="SchemaBuilder.TryGetTime"/>.</summary>
public readonly struct TimeColumn
{
    private readonly int _indexPlusOne;

    internal TimeColumn(int index, int root, TimeUnit unit)
    {
        _indexPlusOne = index + 1;
        Root = root;
        Unit = unit;
    }

    internal int Index => _indexPlusOne - 1;

    internal int Root { get; }

    internal TimeUnit Unit { get; }
}
