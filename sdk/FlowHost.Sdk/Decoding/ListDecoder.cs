using System.Buffers.Binary;

namespace FlowHost.Sdk;

/// <summary>
/// Reads structured data as it is on the wire (RFC 6313 section 4.5). A list that contradicts itself, whose template is unknown or that is
/// nested too deep is kept as one value of its octets, where it stands; all around it is decoded.
/// </summary>
internal readonly ref struct ListDecoder(FlowBatch batch, ListItems items, ISubTemplates? subTemplates)
{
    // As deep as JSON is written: each list is an array, each record in it an object.
    private const int MaxDepth = 8;
    private const ushort EnterpriseBit = 0x8000;
    private const int FieldSpecifierLength = 4;
    private const int BlockHeaderLength = 4;

    private readonly ListWriter _list = new(batch);

    /// <summary>Writes one list.</summary>
    /// <param name="element">The element that the list is a value of.</param>
    /// <param name="wire">Semantic and content.</param>
    /// <param name="isField">Whether it is a field of a list's record.</param>
    /// <param name="depth">How many lists it is in.</param>
    public void Write(Element element, ReadOnlySpan<byte> wire, bool isField, int depth)
    {
        var start = batch.ArenaUsed;
        if (depth == MaxDepth || wire.IsEmpty || !TryWrite(element, wire, isField, depth))
        {
            batch.TruncateArena(start);
            _list.Value(element, wire);
        }
    }

    private bool TryWrite(Element element, ReadOnlySpan<byte> wire, bool isField, int depth)
    {
        var semantic = (ListSemantic)wire[0];
        if (isField)
        {
            _list.StartList(element, semantic);
        }
        else
        {
            _list.StartList(semantic);
        }
        var content = wire[1..];
        var isRead = element.Type switch
        {
            ElementType.BasicList => TryWriteValues(content, depth),
            ElementType.SubTemplateList => content.Length >= 2 && TryWriteRecords(U16(content), content[2..], depth),
            _ => TryWriteBlocks(element, content, depth),
        };
        _list.End();
        return isRead;
    }

    // Section 4.5.1: a field specifier as in a template, then values.
    private bool TryWriteValues(ReadOnlySpan<byte> content, int depth)
    {
        if (content.Length < FieldSpecifierLength)
        {
            return false;
        }
        var id = U16(content);
        var length = U16(content[2..]);
        var enterprise = 0u;
        content = content[FieldSpecifierLength..];
        if ((id & EnterpriseBit) != 0 && !TryTakeUInt32(ref content, out enterprise))
        {
            return false;
        }
        if (content.IsEmpty)
        {
            return true;
        }
        if (length == 0 || !batch.HasRoomForListElements(1))
        {
            return false;
        }
        var item = items.Of(new TemplateField(enterprise, (ushort)(id & ~EnterpriseBit), length));
        while (!content.IsEmpty)
        {
            if (!TryTake(ref content, length == TemplateField.VariableLength ? -1 : length, out var value))
            {
                return false;
            }
            WriteValue(item, value, isField: false, depth);
        }
        return true;
    }

    // Section 4.5.2: records of one template, without padding. An empty list needs no template.
    private bool TryWriteRecords(ushort templateId, ReadOnlySpan<byte> records, int depth)
    {
        if (records.IsEmpty)
        {
            return true;
        }
        if (subTemplates?.Find(templateId) is not { } plan || !batch.HasRoomForListElements(plan.Schema.Fields.Count))
        {
            return false;
        }
        while (!records.IsEmpty)
        {
            if (!TryWriteRecord(plan, ref records, depth))
            {
                return false;
            }
        }
        return true;
    }

    // Section 4.5.3 with erratum 3232: blocks whose length counts their header. One that cannot be read hides no other.
    private bool TryWriteBlocks(Element element, ReadOnlySpan<byte> content, int depth)
    {
        while (!content.IsEmpty)
        {
            var length = content.Length < BlockHeaderLength ? 0 : U16(content[2..]);
            if (length < BlockHeaderLength || length > content.Length)
            {
                return false;
            }
            var start = batch.ArenaUsed;
            if (!TryWriteRecords(U16(content), content[BlockHeaderLength..length], depth))
            {
                batch.TruncateArena(start);
                _list.Value(element, content[..length]);
            }
            content = content[length..];
        }
        return true;
    }

    private bool TryWriteRecord(TemplatePlan plan, ref ReadOnlySpan<byte> records, int depth)
    {
        if (records.Length < plan.MinimumRecordLength)
        {
            return false;
        }
        _list.StartRecord();
        var rest = plan.HasFixedLength ? records[plan.MinimumRecordLength..] : records;
        foreach (ref readonly var step in plan.Steps)
        {
            var value = plan.HasFixedLength ? records.Slice(step.Offset, step.Length) : default;
            if (!plan.HasFixedLength && !TryTake(ref rest, step.Length, out value))
            {
                return false;
            }
            if (step.Code != DecodeCode.Skip)
            {
                WriteField(plan.Schema.Fields[step.Column], step.Code, value, depth);
            }
        }
        _list.End();
        records = rest;
        return true;
    }

    private void WriteField(Field field, DecodeCode code, ReadOnlySpan<byte> value, int depth)
    {
        var item = new ListItem(field.Element!, field.Kind, code);
        if (!item.IsNull(value))
        {
            WriteValue(item, value, isField: true, depth);
        }
    }

    // A list has no nulls: in a basicList, where every value counts, such a value is its octets.
    private void WriteValue(in ListItem item, ReadOnlySpan<byte> value, bool isField, int depth)
    {
        var isNumber = value.Length is >= 1 and <= sizeof(ulong);
        switch (item.Code)
        {
            case DecodeCode.Text:
                _list.Value(item.Element, ColumnDecoder.WithoutPadding(value));
                return;
            case DecodeCode.Octets when item.Kind == FieldKind.List:
                Write(item.Element, value, isField, depth + 1);
                return;
            case DecodeCode.UInt128:
                _list.Value(item.Element, BinaryPrimitives.ReadUInt128BigEndian(value));
                return;
            case DecodeCode.Float32:
                _list.Value(item.Element, BinaryPrimitives.ReadSingleBigEndian(value), isSingle: true);
                return;
            case DecodeCode.Float64:
                _list.Value(item.Element, BinaryPrimitives.ReadDoubleBigEndian(value), isSingle: false);
                return;
            case DecodeCode.Signed when isNumber:
                _list.Value(item.Element, ColumnDecoder.ReadSigned(value));
                return;
            case not (DecodeCode.Octets or DecodeCode.Signed) when isNumber && !item.IsNull(value):
                _list.Value(item.Element, ColumnDecoder.ReadUnsigned(value), item.Kind);
                return;
            default:
                _list.Value(item.Element, value);
                return;
        }
    }

    /// <summary>Takes a value from the front; a negative length means that it says its own.</summary>
    private static bool TryTake(scoped ref ReadOnlySpan<byte> content, int length, out ReadOnlySpan<byte> value)
    {
        var position = 0;
        value = default;
        if ((length < 0 && !TemplatePlan.TryReadLength(content, ref position, out length)) || length > content.Length - position)
        {
            return false;
        }
        value = content.Slice(position, length);
        content = content[(position + length)..];
        return true;
    }

    private static bool TryTakeUInt32(ref ReadOnlySpan<byte> content, out uint value)
    {
        if (!BinaryPrimitives.TryReadUInt32BigEndian(content, out value))
        {
            return false;
        }
        content = content[sizeof(uint)..];
        return true;
    }

    private static ushort U16(ReadOnlySpan<byte> wire) => BinaryPrimitives.ReadUInt16BigEndian(wire);
}
