using System.Text;

namespace FlowHost.Exporters.Parquet.Format;

/// <summary>Thrift's compact protocol, as far as Parquet's headers and footer need it.</summary>
internal sealed class ThriftWriter(OctetBuffer to)
{
    private const int MaxDepth = 16;

    private readonly short[] _lastFields = new short[MaxDepth];
    private int _depth;

    private enum CompactType : byte
    {
        True = 1,
        False = 2,
        I8 = 3,
        I16 = 4,
        I32 = 5,
        I64 = 6,
        Binary = 8,
        List = 9,
        Struct = 12,
    }

    /// <summary>Begins a structure: the outermost, or an item of a list of structures.</summary>
    public void Begin() => _lastFields[++_depth] = 0;

    /// <summary>Begins a structure in a field.</summary>
    public void Begin(short field)
    {
        Header(field, CompactType.Struct);
        Begin();
    }

    /// <summary>Ends a structure.</summary>
    public void End()
    {
        to.Append(0);
        _depth--;
    }

    public void Bool(short field, bool value) => Header(field, value ? CompactType.True : CompactType.False);

    public void I8(short field, sbyte value)
    {
        Header(field, CompactType.I8);
        to.Append((byte)value);
    }

    public void I32(short field, int value)
    {
        Header(field, CompactType.I32);
        Zigzag(value);
    }

    public void I64(short field, long value)
    {
        Header(field, CompactType.I64);
        Zigzag(value);
    }

    public void Binary(short field, ReadOnlySpan<byte> value)
    {
        Header(field, CompactType.Binary);
        to.AppendVarint((ulong)value.Length);
        to.Append(value);
    }

    public void Text(short field, string value) => Binary(field, Encoding.UTF8.GetBytes(value));

    public void ListOfStructs(short field, int count) => List(field, count, CompactType.Struct);

    public void ListOfI32(short field, params ReadOnlySpan<int> values)
    {
        List(field, values.Length, CompactType.I32);
        foreach (var value in values)
        {
            Zigzag(value);
        }
    }

    public void ListOfText(short field, params ReadOnlySpan<string> values)
    {
        List(field, values.Length, CompactType.Binary);
        foreach (var value in values)
        {
            var utf8 = Encoding.UTF8.GetBytes(value);
            to.AppendVarint((ulong)utf8.Length);
            to.Append(utf8);
        }
    }

    private void List(short field, int count, CompactType type)
    {
        Header(field, CompactType.List);
        if (count < 15)
        {
            to.Append((byte)((count << 4) | (int)type));
            return;
        }
        to.Append((byte)(0xF0 | (int)type));
        to.AppendVarint((ulong)count);
    }

    // Fields are written in ascending order, never more than 15 apart.
    private void Header(short field, CompactType type)
    {
        to.Append((byte)(((field - _lastFields[_depth]) << 4) | (int)type));
        _lastFields[_depth] = field;
    }

    private void Zigzag(long value) => to.AppendVarint((ulong)((value << 1) ^ (value >> 63)));
}
