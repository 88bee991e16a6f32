using FlowHost.Sdk;

namespace FlowHost.Enrichers.OptionTables.Joining;

/// <summary>Writes numbers of a table.</summary>
internal sealed class NumberFieldWriter<T, TStorage>(NewColumn<T> column, int attribute, int width) : FieldWriter
    where TStorage : INumberStorage<T>
{
    public override void Write(FlowBatch batch, JoinScratch found)
    {
        var numbers = TStorage.Of(batch, column);
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
                if (value.HasNumber)
                {
                    numbers[record] = TStorage.From(value.Number);
                }
            }
        }
    }
}
