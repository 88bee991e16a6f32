using System.Buffers.Binary;

namespace FlowHost.Sdk;

/// <summary>
/// Reads structured data (RFC 6313) forward, token by token: StartList, then values (basicList) or StartRecord, values, End
/// (subTemplateList), then End. Values may be lists themselves. What a device sent and could not be decoded, because its template is unknown
/// or its lengths are wrong, is one <see cref="ListToken.Value"/> of kind <see cref="FieldKind.Octets"/> in place of the list, or of the
/// records of one template in a subTemplateMultiList.
/// </summary>
public ref struct ListReader
{
    private readonly FlowBatch _batch;
    private readonly ReadOnlySpan<byte> _tokens;
    private int _position;
    private ReadOnlySpan<byte> _payload;

    internal ListReader(FlowBatch batch, ReadOnlySpan<byte> tokens)
    {
        _batch = batch;
        _tokens = tokens;
    }

    /// <summary>What the reader stands on.</summary>
    public ListToken Token { get; private set; }

    /// <summary>How the items of the list that starts here relate.</summary>
    public ListSemantic Semantic { get; private set; }

    /// <summary>The element of the value, or of the list that starts here as a record's field; null for other lists.</summary>
    public Element? Element { get; private set; }

    /// <summary>How the value is stored; it may differ from the element's own kind, as in columns.</summary>
    public FieldKind Kind { get; private set; }

    /// <summary>The value of an unsigned kind.</summary>
    public readonly ulong UInt64 => BinaryPrimitives.ReadUInt64LittleEndian(_payload);

    /// <summary>The value of kind <see cref="FieldKind.Int64"/>.</summary>
    public readonly long Int64 => BinaryPrimitives.ReadInt64LittleEndian(_payload);

    /// <summary>The value of kind <see cref="FieldKind.Double"/>.</summary>
    public readonly double Double => IsSingle ? BinaryPrimitives.ReadSingleLittleEndian(_payload) : BinaryPrimitives.ReadDoubleLittleEndian(_payload);

    /// <summary>The value of kind <see cref="FieldKind.UInt128"/>.</summary>
    public readonly UInt128 UInt128 => BinaryPrimitives.ReadUInt128LittleEndian(_payload);

    /// <summary>The value of kind text or octets.</summary>
    public readonly ReadOnlySpan<byte> Bytes => _payload;

    /// <summary>Whether the value of kind <see cref="FieldKind.Double"/> has single precision.</summary>
    internal readonly bool IsSingle => _payload.Length == sizeof(float);

    /// <summary>Where <see cref="Read"/> goes on, for <see cref="Seek"/>.</summary>
    internal readonly int Position => _position;

    /// <summary>Goes to the next token.</summary>
    /// <returns>False at the end.</returns>
    public bool Read()
    {
        if (_position >= _tokens.Length)
        {
            Token = ListToken.None;
            return false;
        }
        Token = (ListToken)_tokens[_position++];
        switch (Token)
        {
            case ListToken.StartList:
                ReadListHeader();
                break;
            case ListToken.Value:
                ReadValue();
                break;
            default:
                break;
        }
        return true;
    }

    /// <summary>Goes back, or ahead, to a position taken before.</summary>
    internal void Seek(int position) => _position = position;

    /// <summary>Goes to the end of the list or record that starts here; a value is its own end.</summary>
    internal void Skip()
    {
        var open = Token is ListToken.StartList or ListToken.StartRecord ? 1 : 0;
        while (open > 0 && Read())
        {
            open += Token switch { ListToken.StartList or ListToken.StartRecord => 1, ListToken.End => -1, _ => 0 };
        }
    }

    private void ReadListHeader()
    {
        Semantic = (ListSemantic)_tokens[_position];
        var element = BinaryPrimitives.ReadInt32LittleEndian(_tokens[(_position + 1)..]);
        Element = element == 0 ? null : _batch.ListElement(element - 1);
        _position += ListWriter.ListHeader;
    }

    private void ReadValue()
    {
        Element = _batch.ListElement(BinaryPrimitives.ReadUInt16LittleEndian(_tokens[_position..]));
        Kind = (FieldKind)_tokens[_position + 2];
        var length = BinaryPrimitives.ReadInt32LittleEndian(_tokens[(_position + 3)..]);
        _payload = _tokens.Slice(_position + ListWriter.ValueHeader, length);
        _position += ListWriter.ValueHeader + length;
    }
}
