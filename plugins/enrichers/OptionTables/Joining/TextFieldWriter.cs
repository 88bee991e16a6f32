using FlowHost.Sdk;

namespace FlowHost.Enrichers.OptionTables.Joining;

/// <summary>Writes texts of a table: a pointer a record, no copy.</summary>
internal sealed class TextFieldWriter(NewColumn<Text> column, int attribute, int width, Column<Text>? own) : FieldWriter
{
    public override void Write(FlowBatch batch, JoinScratch found)
    {
        var texts = batch[column];
        if (own is { } source)
        {
            Copy(batch, batch[source], texts);
        }
        Span<byte> digits = stackalloc byte[20];
        var rows = found.Rows;
        foreach (ref readonly var segment in found.Segments)
        {
            for (var record = segment.Start; record < segment.End; record++)
            {
                if (rows[record] < 0)
                {
                    continue;
                }
                ref readonly var value = ref segment.Values[(rows[record] * width) + attribute];
                if (value.HasText)
                {
                    texts[record] = value.Text;
                }
                else if (value.HasNumber && value.Number.TryFormat(digits, out var length))
                {
                    texts.Set(record, digits[..length]);
                }
            }
        }
    }

    private static void Copy(FlowBatch batch, TextColumnReader from, TextColumnWriter to)
    {
        for (var record = 0; record < batch.Count; record++)
        {
            if (!from.IsNull(record))
            {
                to.Set(record, from[record]);
            }
        }
    }
}
