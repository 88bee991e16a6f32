using System.Buffers.Binary;
using FlowHost.Enrichers.OptionTables.Rules;
using FlowHost.Enrichers.OptionTables.Tables;
using FlowHost.Sdk;

namespace FlowHost.Enrichers.OptionTables.Joining;

/// <summary>
/// Octets that begin with application (4) and tag (2), followed by text, several a record: each text goes to the field that the table names
/// for application and tag. What the table does not know yet stays, as a list of application, tag and text.
/// </summary>
internal sealed class VarStringJoin : IJoin
{
    private const int PrefixLength = 6;

    private static readonly Element<uint> AppId = New<uint>("AppID", ElementType.Unsigned32);
    private static readonly Element<ushort> SubAppTag = New<ushort>("SubAppTag", ElementType.Unsigned16);
    private static readonly Element<Text> Value = New<Text>("Value", ElementType.String);
    private static readonly Element<Octets> RawValue = New<Octets>("Value", ElementType.OctetArray);

    private readonly JoinRule _rule;
    private readonly Column<Octets>[] _entries;
    private readonly NewColumn<Text>?[] _fields;
    private readonly NewColumn<FlowList> _unresolved;
    private readonly TableStore _store;
    private readonly bool[] _isOpen;

    private VarStringJoin(JoinRule rule, Column<Octets>[] entries, NewColumn<Text>?[] fields, NewColumn<FlowList> unresolved, TableStore store)
    {
        _rule = rule;
        _entries = entries;
        _fields = fields;
        _unresolved = unresolved;
        _store = store;
        _isOpen = new bool[entries.Length];
    }

    /// <summary>Null when the schema has no such octets.</summary>
    public static IJoin? Bind(SchemaBuilder schema, JoinRule rule, TableStore store)
    {
        var (list, attribute) = rule.Fields[0];
        if (rule.VarString is not Element<Octets> element || schema.GetAll(element) is not { Length: > 0 } entries)
        {
            return null;
        }
        for (var i = 1; i < entries.Length; i++)
        {
            schema.Remove(entries[i]);
        }
        var unresolved = schema.Replace(entries[0], Field.New<FlowList>(list));
        var names = rule.Table.Attributes[attribute].Names!.Names;
        return new VarStringJoin(
            rule, entries, [.. names.Select(name => schema.IsFree(name) ? schema.Add(Field.Text(name)) : (NewColumn<Text>?)null)], unresolved, store);
    }

    public void Run(FlowBatch batch, int start, int end)
    {
        foreach (ref readonly var run in batch.Runs)
        {
            var table = _store.Find(run.Agent, _rule.Table);
            for (var record = Math.Max(run.Start, start); record < Math.Min(run.End, end); record++)
            {
                if (Resolve(batch, record, run, table))
                {
                    Keep(batch, record);
                }
            }
        }
    }

    /// <summary>Writes what the table knows; true when something is left.</summary>
    private bool Resolve(FlowBatch batch, int record, in SourceRun run, AgentTable? table)
    {
        var isAnyOpen = false;
        for (var i = 0; i < _entries.Length; i++)
        {
            var entry = batch[_entries[i]][record];
            _isOpen[i] = !entry.IsEmpty && !Write(batch, record, run, table, entry);
            isAnyOpen |= _isOpen[i];
        }
        return isAnyOpen;
    }

    private bool Write(FlowBatch batch, int record, in SourceRun run, AgentTable? table, ReadOnlySpan<byte> entry)
    {
        if (entry.Length < PrefixLength || FieldOf(run, table, entry) is not { } field)
        {
            return false;
        }
        var text = TextOf(entry);
        if (!text.IsEmpty)
        {
            batch[field].Set(record, text);
        }
        return true;
    }

    private NewColumn<Text>? FieldOf(in SourceRun run, AgentTable? table, ReadOnlySpan<byte> entry)
    {
        if (table is null)
        {
            return null;
        }
        var key = new RowKey(BinaryPrimitives.ReadUInt32BigEndian(entry), BinaryPrimitives.ReadUInt16BigEndian(entry[4..]));
        var ttl = _rule.Table.TimeToLive;
        var row = table.Find(run.Domain, key, ttl == long.MaxValue ? long.MinValue : run.Source.ExportTime - ttl);
        var field = row < 0 ? 0 : (int)table.Values[(row * _rule.Table.Attributes.Count) + _rule.Fields[0].Attribute].Number;
        return field > 0 && field <= _fields.Length ? _fields[field - 1] : null;
    }

    private void Keep(FlowBatch batch, int record)
    {
        var lists = batch[_unresolved];
        var list = lists.Start(ListSemantic.Undefined);
        for (var i = 0; i < _entries.Length; i++)
        {
            if (!_isOpen[i])
            {
                continue;
            }
            // Read again: what was written to the batch since may have moved it.
            var entry = batch[_entries[i]][record];
            list.StartRecord();
            if (entry.Length < PrefixLength)
            {
                list.Value(RawValue, entry);
            }
            else
            {
                list.Value(AppId, (ulong)BinaryPrimitives.ReadUInt32BigEndian(entry));
                list.Value(SubAppTag, (ulong)BinaryPrimitives.ReadUInt16BigEndian(entry[4..]));
                list.Value(Value, TextOf(entry));
            }
            list.End();
        }
        lists.Set(record);
    }

    private static ReadOnlySpan<byte> TextOf(ReadOnlySpan<byte> entry)
    {
        var text = entry[PrefixLength..].Trim((byte)0);
        return text.IndexOf((byte)0) is >= 0 and var end ? text[..end] : text;
    }

    private static Element<T> New<T>(string name, ElementType type) => (Element<T>)Element.Create(new ElementInfo(0, 0, name, type));
}
