namespace FlowHost.Sdk;

/// <summary>The columns of a template that hold structured data: records are decoded with their octets first, as all fields are.</summary>
internal sealed class ListColumns
{
    private readonly int[] _columns;
    private readonly ListItems _items;

    private ListColumns(int[] columns, ListItems items)
    {
        _columns = columns;
        _items = items;
    }

    /// <summary>The lists among a template's fields; null when there are none.</summary>
    public static ListColumns? Of(List<Field> fields, ListItems items)
    {
        int[] columns = [.. Enumerable.Range(0, fields.Count).Where(column => fields[column].Kind == FieldKind.List)];
        return columns.Length == 0 ? null : new ListColumns(columns, items);
    }

    /// <summary>Turns the octets in rows that were just decoded into lists.</summary>
    public void Fill(FlowBatch batch, int rows, ISubTemplates? subTemplates)
    {
        var decoder = new ListDecoder(batch, _items, subTemplates);
        foreach (var column in _columns)
        {
            var element = batch.Schema.Fields[column].Element!;
            // First of all, so that octets have their element even where others have taken all the room.
            batch.ListElementIndex(element);
            foreach (ref var cell in batch.Tail<ulong>(column, 0, rows))
            {
                if (cell != 0)
                {
                    var start = batch.ArenaUsed;
                    decoder.Write(element, batch.Resolve(in cell), isField: false, depth: 0);
                    cell = TextCell.Make(TextCell.ArenaHeap, jsonSafe: false, batch.ArenaUsed - start, start);
                }
            }
        }
    }
}
