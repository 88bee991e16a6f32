using FlowHost.Enrichers.OptionTables.Learning;
using FlowHost.Enrichers.OptionTables.Rules;
using FlowHost.Enrichers.OptionTables.Tables;
using FlowHost.Sdk;

namespace FlowHost.Enrichers.OptionTables.Joining;

/// <summary>Finds a key's row for each record, then writes a field at a time.</summary>
internal sealed class FieldJoin(JoinRule rule, KeySource key, FieldWriter[] writers, ScaledCounter[] scaled, NewColumn<uint>? shortKey, TableStore store, JoinScratch scratch)
    : IJoin
{
    /// <summary>Null when the schema has not the key, or nothing to add.</summary>
    public static IJoin? Bind(SchemaBuilder schema, JoinRule rule, TableStore store, JoinScratch scratch)
    {
        if (!KeySource.TryBind(schema, rule.Key, out var key))
        {
            return null;
        }
        FieldWriter[] writers = [.. rule.Fields.Select(field => FieldWriter.Bind(schema, field.Field, rule.Table, field.Attribute)).OfType<FieldWriter>()];
        ScaledCounter[] scaled = [.. rule.Scaled.Select(counter => ScaledCounter.Bind(schema, counter.Field, counter.Counter, rule)).OfType<ScaledCounter>()];
        var shortKey = rule.ReplacesKey ? Shorten(schema, rule.Key[^1]) : null;
        return writers.Length + scaled.Length == 0 && shortKey is null
            ? null
            : new FieldJoin(rule, key, writers, scaled, shortKey, store, scratch);
    }

    public void Run(FlowBatch batch, int start, int end)
    {
        var keys = key.Of(batch);
        scratch.Begin(batch.Count);
        foreach (ref readonly var run in batch.Runs)
        {
            var from = Math.Max(run.Start, start);
            var to = Math.Min(run.End, end);
            if (from < to)
            {
                Find(run, from, to, keys);
            }
        }
        foreach (var writer in writers)
        {
            writer.Write(batch, scratch);
        }
        foreach (var counter in scaled)
        {
            counter.Write(batch, scratch);
        }
        if (shortKey is { } column)
        {
            var shorts = batch[column];
            for (var record = start; record < end; record++)
            {
                shorts[record] = (uint)keys[record].Low;
            }
        }
    }

    // Records of one set often have one interface, VRF or sampler: the last row found is tried first.
    private void Find(in SourceRun run, int start, int end, KeySource.KeyReader keys)
    {
        var table = store.Find(run.Agent, rule.Table);
        if (table is null)
        {
            return;
        }
        scratch.Add(start, end, table);
        var oldest = rule.Table.TimeToLive == long.MaxValue ? long.MinValue : run.Source.ExportTime - rule.Table.TimeToLive;
        var rows = scratch.Rows;
        var last = keys[start];
        var lastRow = table.Find(run.Domain, last, oldest);
        rows[start] = lastRow;
        for (var record = start + 1; record < end; record++)
        {
            var current = keys[record];
            if (current != last)
            {
                last = current;
                lastRow = table.Find(run.Domain, current, oldest);
            }
            rows[record] = lastRow;
        }
    }

    /// <summary>A number that is sent in 8 octets and of which the low bits are the key.</summary>
    private static NewColumn<uint>? Shorten(SchemaBuilder schema, KeyPart part)
    {
        foreach (var element in part.Elements.OfType<Element<ulong>>())
        {
            if (schema.TryGet(element, out var wide) && !RepeatedElements.Has(schema, element.Name))
            {
                return schema.Replace(wide, Field.UInt32(element.Name));
            }
        }
        return null;
    }
}
