using System.Buffers.Binary;

namespace FlowHost.Sdk;

/// <summary>
/// Writes one list; from <see cref="ListColumnWriter.Start"/>. Each Start needs an <see cref="End"/>; write nothing else to the batch in between.
/// </summary>
public readonly ref struct ListWriter
{
    /// <summary>Semantic (1 octet), element index + 1 (4), 0 where the list is not a record's field.</summary>
    internal const int ListHeader = 5;

    /// <summary>Element index (2 octets), kind (1), length (4).</summary>
    internal const int ValueHeader = 7;

    private readonly FlowBatch _batch;

    internal ListWriter(FlowBatch batch) => _batch = batch;

    /// <summary>Begins a list inside the list.</summary>
    public void StartList(ListSemantic semantic) => StartList(semantic, 0);

    /// <summary>Begins a list that is a field of the record.</summary>
    public void StartList(Element element, ListSemantic semantic) => StartList(semantic, _batch.ListElementIndex(element) + 1);

    /// <summary>Begins a record; its values follow.</summary>
    public void StartRecord() => _batch.Reserve(1)[0] = (byte)ListToken.StartRecord;

    /// <summary>Ends the innermost record or inner list.</summary>
    public void End() => _batch.Reserve(1)[0] = (byte)ListToken.End;

    /// <summary>Adds an unsigned number, IPv4 address, MAC address or time.</summary>
    public void Value(Element element, ulong value) => Value(element, value, element.Kind <= FieldKind.UInt64 ? element.Kind : FieldKind.UInt64);

    /// <summary>Adds a signed number.</summary>
    public void Value(Element element, long value) => BinaryPrimitives.WriteInt64LittleEndian(Room(element, FieldKind.Int64, 8), value);

    /// <summary>Adds a floating-point number.</summary>
    public void Value(Element element, double value) => Value(element, value, element.Format == FieldFormat.Single);

    /// <summary>Adds an IPv6 address.</summary>
    public void Value(Element element, UInt128 value) => BinaryPrimitives.WriteUInt128LittleEndian(Room(element, FieldKind.UInt128, 16), value);

    /// <summary>Adds text where the element is text, octets otherwise.</summary>
    public void Value(Element element, ReadOnlySpan<byte> value)
    {
        if (element.Kind == FieldKind.Text)
        {
            var text = new CleanText(value);
            text.CopyTo(Room(element, FieldKind.Text, text.Length));
        }
        else
        {
            value.CopyTo(Room(element, FieldKind.Octets, value.Length));
        }
    }

    /// <summary>Adds a number of an unsigned kind, which may be wider than the element's own.</summary>
    internal void Value(Element element, ulong value, FieldKind kind) => BinaryPrimitives.WriteUInt64LittleEndian(Room(element, kind, 8), value);

    /// <summary>Adds a floating-point number; one of single precision is written with the digits of that, whatever the element's type.</summary>
    internal void Value(Element element, double value, bool isSingle)
    {
        if (isSingle)
        {
            BinaryPrimitives.WriteSingleLittleEndian(Room(element, FieldKind.Double, sizeof(float)), (float)value);
        }
        else
        {
            BinaryPrimitives.WriteDoubleLittleEndian(Room(element, FieldKind.Double, sizeof(double)), value);
        }
    }

    private void StartList(ListSemantic semantic, int elementPlusOne)
    {
        var room = _batch.Reserve(1 + ListHeader);
        room[0] = (byte)ListToken.StartList;
        room[1] = (byte)semantic;
        BinaryPrimitives.WriteInt32LittleEndian(room[2..], elementPlusOne);
    }

    private Span<byte> Room(Element element, FieldKind kind, int length)
    {
        var index = _batch.ListElementIndex(element);
        var room = _batch.Reserve(1 + ValueHeader + length);
        room[0] = (byte)ListToken.Value;
        BinaryPrimitives.WriteUInt16LittleEndian(room[1..], index);
        room[3] = (byte)kind;
        BinaryPrimitives.WriteInt32LittleEndian(room[4..], length);
        return room[(1 + ValueHeader)..];
    }
}
