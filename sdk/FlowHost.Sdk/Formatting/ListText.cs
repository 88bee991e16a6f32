namespace FlowHost.Sdk;

/// <summary>
/// Structured data (RFC 6313) as JSON: a list is an array, a record an object whose repeated elements are arrays in order.
/// </summary>
internal sealed class ListText
{
    // Real devices nest two deep; JSON readers commonly stop at 64. What is nested deeper becomes null.
    private const int MaxDepth = 16;
    private const int NamesKept = 512;

    private readonly TimeText _times = new();
    private readonly List<Item> _items = [];
    private Dictionary<string, int> _lastOfName = new(StringComparer.Ordinal);

    /// <summary>Adds a list.</summary>
    public void Append(Utf8Buffer buffer, ListReader list)
    {
        if (list.Read())
        {
            AppendItem(buffer, ref list, 0);
        }
        else
        {
            buffer.Append("[]"u8);
        }
    }

    private void AppendItem(Utf8Buffer buffer, ref ListReader item, int depth)
    {
        if (item.Token == ListToken.Value)
        {
            AppendValue(buffer, item);
        }
        else if (depth == MaxDepth)
        {
            item.Skip();
            buffer.Append("null"u8);
        }
        else if (item.Token == ListToken.StartRecord)
        {
            AppendRecord(buffer, ref item, depth + 1);
        }
        else
        {
            AppendList(buffer, ref item, depth + 1);
        }
    }

    private void AppendList(Utf8Buffer buffer, ref ListReader list, int depth)
    {
        buffer.Append((byte)'[');
        for (var count = 0; list.Read() && list.Token != ListToken.End; count++)
        {
            if (count > 0)
            {
                buffer.Append((byte)',');
            }
            AppendItem(buffer, ref list, depth);
        }
        buffer.Append((byte)']');
    }

    private void AppendRecord(Utf8Buffer buffer, ref ListReader record, int depth)
    {
        var first = _items.Count;
        var fields = record;
        Collect(ref record);
        var end = _items.Count;
        var separator = (byte)'{';
        for (var i = first; i < end; i++)
        {
            if (_items[i].IsRepeat)
            {
                continue;
            }
            fields.Seek(_items[i].Position);
            fields.Read();
            buffer.Append(separator);
            AppendName(buffer, NameOf(fields));
            AppendField(buffer, ref fields, i, depth);
            separator = (byte)',';
        }
        buffer.Append(separator == '{' ? "{}"u8 : "}"u8);
        _items.RemoveRange(first, end - first);
    }

    private void AppendField(Utf8Buffer buffer, ref ListReader fields, int item, int depth)
    {
        if (_items[item].Next == 0)
        {
            AppendItem(buffer, ref fields, depth);
            return;
        }
        var separator = (byte)'[';
        do
        {
            fields.Seek(_items[item].Position);
            fields.Read();
            buffer.Append(separator);
            AppendItem(buffer, ref fields, depth);
            separator = (byte)',';
            item = _items[item].Next;
        }
        while (item != 0);
        buffer.Append((byte)']');
    }

    /// <summary>Notes where the record's fields are and which of them repeat; leaves the reader behind the record.</summary>
    private void Collect(ref ListReader record)
    {
        while (true)
        {
            var position = record.Position;
            if (!record.Read() || record.Token == ListToken.End)
            {
                break;
            }
            var name = NameOf(record);
            var isRepeat = _lastOfName.TryGetValue(name, out var last);
            if (isRepeat)
            {
                _items[last] = _items[last] with { Next = _items.Count };
            }
            _lastOfName[name] = _items.Count;
            _items.Add(new Item(position, Next: 0, isRepeat));
            record.Skip();
        }
        if (_lastOfName.Count > NamesKept)
        {
            _lastOfName = new Dictionary<string, int>(StringComparer.Ordinal);
        }
        _lastOfName.Clear();
    }

    private void AppendValue(Utf8Buffer buffer, in ListReader value)
    {
        var element = value.Element!;
        var format = ValueText.FormatOf(value.Kind, element.Format, element.TimeUnit);
        switch (format)
        {
            case ValueFormat.Text:
                buffer.Append((byte)'"');
                TextEscaper.AppendJson(buffer, value.Bytes);
                buffer.Append((byte)'"');
                return;
            case ValueFormat.Octets:
                buffer.Append((byte)'"');
                ValueText.AppendHex(buffer, value.Bytes);
                buffer.Append((byte)'"');
                return;
            default:
                var room = buffer.GetSpan(ValueText.MaxLength);
                buffer.Advance(format switch
                {
                    ValueFormat.IPv4 => ValueText.WriteIPv4(room, (uint)value.UInt64, quoted: true),
                    ValueFormat.IPv6 => ValueText.WriteIPv6(room, value.UInt128, quoted: true),
                    ValueFormat.Mac => ValueText.WriteMac(room, value.UInt64, quoted: true),
                    ValueFormat.Time => ValueText.WriteTime(room, value.UInt64, element.TimeUnit, _times, quoted: true),
                    ValueFormat.Boolean => ValueText.WriteBoolean(room, value.UInt64),
                    ValueFormat.Int64 => ValueText.Write(room, value.Int64),
                    ValueFormat.Double or ValueFormat.Single => ValueText.Write(room, value.Double, value.IsSingle),
                    _ => Digits.Write(room, value.UInt64),
                });
                return;
        }
    }

    private static string NameOf(in ListReader field) => field.Element?.Name ?? "list";

    private static void AppendName(Utf8Buffer buffer, string name)
    {
        buffer.Append((byte)'"');
        TextEscaper.AppendJson(buffer, name);
        buffer.Append("\":"u8);
    }

    /// <summary>A field of a record.</summary>
    /// <param name="Position">Where the reader finds it.</param>
    /// <param name="Next">The next of the same name; 0 when there is none.</param>
    /// <param name="IsRepeat">Whether one of the same name came before.</param>
    private readonly record struct Item(int Position, int Next, bool IsRepeat);
}
