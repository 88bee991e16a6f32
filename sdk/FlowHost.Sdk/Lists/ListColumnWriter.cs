namespace FlowHost.Sdk;

/// <summary>Writes a column of structured data. All rows start null.</summary>
public ref struct ListColumnWriter
{
    private readonly FlowBatch _batch;
    private readonly Span<ulong> _cells;
    private int _start;

    internal ListColumnWriter(FlowBatch batch, Span<ulong> cells)
    {
        _batch = batch;
        _cells = cells;
    }

    /// <summary>Begins the next list; <see cref="Set"/> ends it.</summary>
    public ListWriter Start(ListSemantic semantic)
    {
        _start = _batch.ArenaUsed;
        var writer = new ListWriter(_batch);
        writer.StartList(semantic);
        return writer;
    }

    /// <summary>Ends the list that was begun last and gives it to a row.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The list has more than 8,388,607 octets: its values and 8 octets for each.</exception>
    public readonly void Set(int row)
    {
        new ListWriter(_batch).End();
        TextCell.RequireLength(_batch.ArenaUsed - _start);
        _cells[row] = TextCell.Make(TextCell.ArenaHeap, jsonSafe: false, _batch.ArenaUsed - _start, _start);
    }
}
