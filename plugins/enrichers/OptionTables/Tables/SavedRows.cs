using System.Buffers.Binary;
using System.Text;
using FlowHost.Enrichers.OptionTables.Rules;
using FlowHost.Sdk;

namespace FlowHost.Enrichers.OptionTables.Tables;

/// <summary>
/// Rows as octets, for what survives a restart. Key: version, agent (16), domain (4), row key (16), rule name. Value: time (8), then the
/// attributes by name, so that a rule may change between two runs.
/// </summary>
internal sealed class SavedRows
{
    private const byte Version = 1;
    private const int KeyPrefix = 1 + 16 + 4 + 16;
    private const byte TextMark = 1;
    private const byte NumberMark = 2;

    private readonly IStateTable _file;
    private readonly Dictionary<string, Rule> _rules;
    private readonly Dictionary<UInt128, List<StateRecord>> _waiting = [];
    private readonly Utf8Buffer _key = new(128);
    private readonly Utf8Buffer _value = new(1024);

    public SavedRows(IStateTable file, IReadOnlyList<Rule> rules)
    {
        _file = file;
        _rules = rules.ToDictionary(rule => rule.Name, StringComparer.Ordinal);
        foreach (var record in file.Records)
        {
            if (RuleOf(record.Key.Span) is { } rule && record.Value.Length >= sizeof(long))
            {
                var agent = BinaryPrimitives.ReadUInt128BigEndian(record.Key.Span[1..]);
                (_waiting.TryGetValue(agent, out var rows) ? rows : _waiting[agent] = []).Add(record);
                ReadValue(record.Value.Span, rule, table: null, row: 0);      // field names are known before the first schema is bound
            }
        }
    }

    /// <summary>Whether a device has rows of before the restart that it was not given yet.</summary>
    public bool Has(Agent agent) => _waiting.Count > 0 && _waiting.ContainsKey(agent.Address);

    /// <summary>Gives a device its rows back.</summary>
    public void Restore(Agent agent, AgentTables tables, TableLimits limits)
    {
        if (!_waiting.Remove(agent.Address, out var rows))
        {
            return;
        }
        // Oldest first: of two domains the one that came first is asked first.
        foreach (var record in rows.OrderBy(record => BinaryPrimitives.ReadInt64BigEndian(record.Value.Span)))
        {
            var key = record.Key.Span;
            var rule = RuleOf(key)!;
            var table = tables.Get(rule.Index, rule.Attributes.Count, limits);
            var row = table.Define(
                agent,
                BinaryPrimitives.ReadUInt32BigEndian(key[17..]),
                new RowKey(BinaryPrimitives.ReadUInt64BigEndian(key[21..]), BinaryPrimitives.ReadUInt64BigEndian(key[29..])),
                BinaryPrimitives.ReadInt64BigEndian(record.Value.Span));
            if (row >= 0)
            {
                ReadValue(record.Value.Span, rule, table, row);
            }
        }
    }

    /// <summary>Saves a row.</summary>
    public void Save(Agent agent, uint domain, RowKey key, Rule rule, AgentTable table, int row, long time)
    {
        _key.Clear();
        var prefix = _key.GetSpan(KeyPrefix);
        prefix[0] = Version;
        BinaryPrimitives.WriteUInt128BigEndian(prefix[1..], agent.Address);
        BinaryPrimitives.WriteUInt32BigEndian(prefix[17..], domain);
        BinaryPrimitives.WriteUInt64BigEndian(prefix[21..], key.High);
        BinaryPrimitives.WriteUInt64BigEndian(prefix[29..], key.Low);
        _key.Advance(KeyPrefix);
        AppendName(_key, rule.Name);
        _value.Clear();
        BinaryPrimitives.WriteInt64BigEndian(_value.GetSpan(8), time);
        _value.Advance(8);
        for (var i = 0; i < rule.Attributes.Count; i++)
        {
            Append(rule.Attributes[i], table.Values[(row * rule.Attributes.Count) + i]);
        }
        _file.Set(_key.Written, _value.Written);
    }

    private void Append(AttributeRule attribute, in RowValue value)
    {
        if (!value.HasText && !value.HasNumber)
        {
            return;
        }
        AppendName(_value, attribute.Name);
        _value.Append(value.HasText ? TextMark : NumberMark);
        var length = value.HasText ? value.Text.Utf8.Length : sizeof(ulong);
        BinaryPrimitives.WriteInt32BigEndian(_value.GetSpan(4), length);
        _value.Advance(4);
        if (value.HasText)
        {
            _value.Append(value.Text.Utf8);
            return;
        }
        BinaryPrimitives.WriteUInt64BigEndian(_value.GetSpan(8), value.Number);
        _value.Advance(8);
    }

    private static void AppendName(Utf8Buffer to, string name)
    {
        var room = to.GetSpan(2 + Encoding.UTF8.GetMaxByteCount(name.Length));
        var length = Encoding.UTF8.GetBytes(name, room[2..]);
        BinaryPrimitives.WriteUInt16BigEndian(room, (ushort)length);
        to.Advance(2 + length);
    }

    private Rule? RuleOf(ReadOnlySpan<byte> key) => key.Length > KeyPrefix && key[0] == Version && TryTake(key[KeyPrefix..], sizeof(ushort), out var name, out _)
        ? _rules.GetValueOrDefault(Encoding.UTF8.GetString(name))
        : null;

    // What does not fit the layout ends the row: files may be damaged.
    private static void ReadValue(ReadOnlySpan<byte> value, Rule rule, AgentTable? table, int row)
    {
        value = value[sizeof(long)..];
        while (TryTake(value, sizeof(ushort), out var name, out value) && value.Length > 0)
        {
            var mark = value[0];
            if (!TryTake(value[1..], sizeof(int), out var octets, out value))
            {
                return;
            }
            if (rule.IndexOf(Encoding.UTF8.GetString(name)) is >= 0 and var slot)
            {
                Restore(rule.Attributes[slot], mark, octets, table, row, slot);
            }
        }
    }

    private static void Restore(AttributeRule attribute, byte mark, ReadOnlySpan<byte> octets, AgentTable? table, int row, int slot)
    {
        if (mark == TextMark && (attribute.Kind == FieldKind.Text || attribute.IsTextOrNumber))
        {
            attribute.BecomeText();
            var field = attribute.Names?.IdOf(octets) ?? 0;
            table?.SetText(row, slot, octets, field);
        }
        else if (mark == NumberMark && octets.Length == sizeof(ulong) && attribute.Kind != FieldKind.Text)
        {
            table?.SetNumber(row, slot, BinaryPrimitives.ReadUInt64BigEndian(octets));
        }
    }

    /// <summary>Octets that follow their length, and what follows them.</summary>
    private static bool TryTake(ReadOnlySpan<byte> from, int lengthOctets, out ReadOnlySpan<byte> octets, out ReadOnlySpan<byte> rest)
    {
        octets = rest = default;
        if (from.Length < lengthOctets)
        {
            return false;
        }
        var length = lengthOctets == sizeof(ushort) ? BinaryPrimitives.ReadUInt16BigEndian(from) : BinaryPrimitives.ReadInt32BigEndian(from);
        from = from[lengthOctets..];
        if (length < 0 || length > from.Length)
        {
            return false;
        }
        octets = from[..length];
        rest = from[length..];
        return true;
    }
}
