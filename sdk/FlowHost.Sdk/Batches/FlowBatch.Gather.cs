namespace FlowHost.Sdk;

/// <content>Some rows of another batch: numbers and cells are copied, text stays where it is.</content>
public sealed partial class FlowBatch
{
    private FlowBatch? _source;

    /// <summary>Fills an empty batch of a pool that serves no decoder. The other one is kept until this one is released.</summary>
    /// <param name="source">A closed batch with the same columns.</param>
    /// <param name="rows">Rows of it, in ascending order.</param>
    internal void Gather(FlowBatch source, ReadOnlySpan<int> rows)
    {
        if (Capacity < rows.Length)
        {
            Grow(source.Capacity);
        }
        for (var column = 0; column < _values.Length; column++)
        {
            ColumnStore.Gather(source._values[column], _values[column], rows);
            if (_present[column] is { } present)
            {
                ColumnStore.Gather(source._present[column]!, present, rows);
            }
            _wide[column]?.Invalidate();
        }
        PointInto(source);
        foreach (ref readonly var run in source.Runs)
        {
            var count = 0;
            while (count < rows.Length && rows[count] < run.End)
            {
                count++;
            }
            if (count > 0)
            {
                Commit(count, run.Source);
                rows = rows[count..];
            }
        }
    }

    private void PointInto(FlowBatch source)
    {
        _source = source.Retain();
        _arena = source._arena;
        ArenaUsed = source.ArenaUsed;
        if (_heaps.Length < source._heapCount)
        {
            _heaps = new byte[source._heaps.Length][];
        }
        Array.Copy(source._heaps, _heaps, source._heapCount);
        _heapCount = source._heapCount;
        _listElements.AddRange(source._listElements);
    }

    /// <summary>Lets go of the batch that text lies in.</summary>
    private void LeaveSource()
    {
        if (_source is { } source)
        {
            _source = null;
            _arena = [];
            ResetText();
            source.TryRelease();
        }
    }
}
