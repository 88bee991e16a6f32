using System.Buffers.Binary;
using FlowHost.Enrichers.OptionTables.Rules;
using FlowHost.Enrichers.OptionTables.Tables;
using FlowHost.Sdk;

namespace FlowHost.Enrichers.OptionTables.Joining;

/// <summary>
/// Names a hierarchy of policy and classes: keys of 4 octets, the policy first, ended by 0. A key without a name is written as <c>#</c> and its number.
/// </summary>
internal sealed class PathJoin(JoinRule rule, Column<Octets> path, NewColumn<Text> names, TableStore store) : IJoin
{
    private const int MaxKeys = 64;

    private readonly Utf8Buffer _text = new(256);

    /// <summary>Null when the schema has no such path.</summary>
    public static IJoin? Bind(SchemaBuilder schema, JoinRule rule, TableStore store)
    {
        var (field, _) = rule.Fields[0];
        return rule.Path is Element<Octets> element && schema.TryGet(element, out var path) && schema.IsFree(field)
            ? new PathJoin(rule, path, schema.Add(Field.Text(field)), store)
            : null;
    }

    public void Run(FlowBatch batch, int start, int end)
    {
        var paths = batch[path];
        var texts = batch[names];
        foreach (ref readonly var run in batch.Runs)
        {
            for (var record = Math.Max(run.Start, start); record < Math.Min(run.End, end); record++)
            {
                if (Name(run, paths[record]))
                {
                    texts.Set(record, _text.Written);
                }
            }
        }
    }

    /// <summary>Writes the names; false when there are none.</summary>
    private bool Name(in SourceRun run, ReadOnlySpan<byte> keys)
    {
        _text.Clear();
        var (table, attribute) = (rule.PathStart!, rule.PathStartAttribute);
        keys = keys[..Math.Min(keys.Length, MaxKeys * sizeof(uint))];
        for (; keys.Length >= sizeof(uint) && BinaryPrimitives.ReadUInt32BigEndian(keys) is > 0 and var key; keys = keys[sizeof(uint)..])
        {
            if (_text.Length > 0)
            {
                _text.Append("|->"u8);
            }
            Append(run, table, attribute, key);
            (table, attribute) = (rule.Table, rule.Fields[0].Attribute);
        }
        return _text.Length > 0;
    }

    private void Append(in SourceRun run, Rule table, int attribute, uint key)
    {
        var rows = store.Find(run.Agent, table);
        var oldest = table.TimeToLive == long.MaxValue ? long.MinValue : run.Source.ExportTime - table.TimeToLive;
        if (rows?.Find(run.Domain, new RowKey(0, key), oldest) is >= 0 and var row
            && rows.Values[(row * table.Attributes.Count) + attribute] is { HasText: true } value)
        {
            _text.Append(value.Text.Utf8);
            return;
        }
        _text.Append((byte)'#');
        var room = _text.GetSpan(10);
        key.TryFormat(room, out var length);
        _text.Advance(length);
    }
}
