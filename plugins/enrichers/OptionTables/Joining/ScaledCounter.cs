using FlowHost.Enrichers.OptionTables.Rules;
using FlowHost.Sdk;

namespace FlowHost.Enrichers.OptionTables.Joining;

/// <summary>A counter of sampled packets, times the packets that each stands for. The counter itself stays as the device sent it.</summary>
internal sealed class ScaledCounter(NewColumn<ulong> column, Column<ulong> counter, int attribute, int width)
{
    public static ScaledCounter? Bind(SchemaBuilder schema, string field, Element counter, JoinRule rule) =>
        schema.TryGetNumber(counter, out var source) && schema.IsFree(field)
            ? new ScaledCounter(schema.Add(Field.UInt64(field)), source, rule.ScaleBy, rule.Table.Attributes.Count)
            : null;

    public void Write(FlowBatch batch, JoinScratch found)
    {
        var scaled = batch[column];
        var counters = batch[counter];
        foreach (ref readonly var segment in found.Segments)
        {
            for (var record = segment.Start; record < segment.End; record++)
            {
                if (found.Rows[record] is >= 0 and var row
                    && segment.Values[(row * width) + attribute] is { HasNumber: true, Number: > 0 } value
                    && Math.BigMul(counters[record], value.Number, out var product) == 0)
                {
                    scaled[record] = product;
                }
            }
        }
    }
}
