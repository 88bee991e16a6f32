using System.Runtime.CompilerServices;

namespace FlowHost.Sdk;

/// <summary>Writes the values of one column as text. Not for concurrent use.</summary>
internal sealed class ColumnText
{
    private readonly int _index;
    private readonly ValueFormat _format;
    private readonly FieldKind _kind;
    private readonly TimeUnit _unit;
    private readonly int _decimals;
    private readonly bool _isComputed;
    private readonly TimeText? _times;
    private readonly ListText? _lists;
    private FlowBatch _batch = null!;
    private Array _values = null!;
    private byte[]? _present;

    public ColumnText(Field field, int index)
    {
        _index = index;
        _format = ValueText.FormatOf(field.Kind, field.Format, field.TimeUnit);
        _kind = field.Kind;
        _unit = field.TimeUnit;
        _decimals = field.Decimals;
        _isComputed = field.Element is null;
        _times = _format == ValueFormat.Time ? new TimeText() : null;
        _lists = _format == ValueFormat.List ? new ListText() : null;
    }

    /// <summary>Whether a value's text is never longer than <see cref="ValueText.MaxLength"/>.</summary>
    public bool IsShort => _format < ValueFormat.Text;

    /// <summary>Whether values are numbers, which tables align on the right.</summary>
    public bool IsNumber => _format <= ValueFormat.Single;

    /// <summary>How the values of the batch at hand are written, where they lie, and which of them are there; null: all.</summary>
    public (ValueFormat Format, Array Values, byte[]? Present) Storage => (_format, _values, _present);

    /// <summary>Goes to another batch.</summary>
    public void Begin(FlowBatch batch)
    {
        _batch = batch;
        _values = batch.ValuesOf(_index);
        _present = batch.PresentOf(_index);
    }

    /// <summary>Adds a row's value.</summary>
    /// <param name="buffer">Takes it.</param>
    /// <param name="row">The row.</param>
    /// <param name="isJson">Whether for JSON, else for people: without quotes.</param>
    /// <returns>False, with nothing added, when the row has no value.</returns>
    public bool Append(Utf8Buffer buffer, int row, bool isJson)
    {
        if (IsShort)
        {
            var length = WriteShort(buffer.GetSpan(ValueText.MaxLength), row, isJson);
            buffer.Advance(length);
            return length > 0;
        }
        ref readonly var cell = ref Unsafe.As<ulong[]>(_values)[row];
        if (cell == 0)
        {
            return false;
        }
        var value = _batch.Resolve(in cell);
        if (_lists is not null)
        {
            _lists.Append(buffer, new ListReader(_batch, value));
        }
        else if (!isJson)
        {
            AppendPlain(buffer, value);
        }
        else
        {
            AppendQuoted(buffer, value, TextCell.IsJsonSafe(cell));
        }
        return true;
    }

    /// <summary>Writes a row's value, for columns that are <see cref="IsShort"/>.</summary>
    /// <param name="to">At least <see cref="ValueText.MaxLength"/> octets.</param>
    /// <param name="row">The row.</param>
    /// <param name="quoted">Whether what is not a JSON number or literal gets quotes.</param>
    /// <returns>How many octets; 0 when the row has no value.</returns>
    public int WriteShort(Span<byte> to, int row, bool quoted)
    {
        if (_present is { } present && present[row] == 0)
        {
            return 0;
        }
        return _format switch
        {
            ValueFormat.UInt8 => Digits.Write(to, Unsafe.As<byte[]>(_values)[row]),
            ValueFormat.UInt16 => Digits.Write(to, Unsafe.As<ushort[]>(_values)[row]),
            ValueFormat.UInt32 => Digits.Write(to, Unsafe.As<uint[]>(_values)[row]),
            ValueFormat.UInt64 => Digits.Write(to, Unsafe.As<ulong[]>(_values)[row]),
            ValueFormat.IPv4 => ValueText.WriteIPv4(to, Unsafe.As<uint[]>(_values)[row], quoted),
            ValueFormat.IPv6 => ValueText.WriteIPv6(to, Unsafe.As<UInt128[]>(_values)[row], quoted),
            ValueFormat.Address => ValueText.WriteAddress(to, Unsafe.As<UInt128[]>(_values)[row], quoted),
            ValueFormat.Mac => ValueText.WriteMac(to, Unsafe.As<ulong[]>(_values)[row], quoted),
            ValueFormat.Int64 => ValueText.Write(to, Unsafe.As<long[]>(_values)[row]),
            ValueFormat.Time => ValueText.WriteTime(to, Unsigned(row), _unit, _times!, quoted),
            ValueFormat.Boolean => ValueText.WriteBoolean(to, Unsigned(row)),
            _ => WriteDouble(to, Unsafe.As<double[]>(_values)[row]),
        };
    }

    // Where a computation has no result there is no value, never a false one.
    private int WriteDouble(Span<byte> to, double value) =>
        !_isComputed ? ValueText.Write(to, value, _format == ValueFormat.Single) :
        double.IsFinite(value) ? NumberText.WriteRounded(to, value, _decimals) : 0;

    private ulong Unsigned(int row) => _kind switch
    {
        FieldKind.UInt8 => Unsafe.As<byte[]>(_values)[row],
        FieldKind.UInt16 => Unsafe.As<ushort[]>(_values)[row],
        FieldKind.UInt32 => Unsafe.As<uint[]>(_values)[row],
        _ => Unsafe.As<ulong[]>(_values)[row],
    };

    private void AppendPlain(Utf8Buffer buffer, ReadOnlySpan<byte> value)
    {
        if (_format == ValueFormat.Octets)
        {
            ValueText.AppendHex(buffer, value);
        }
        else
        {
            TextEscaper.AppendPlain(buffer, value);
        }
    }

    private void AppendQuoted(Utf8Buffer buffer, ReadOnlySpan<byte> value, bool isSafe)
    {
        buffer.Append((byte)'"');
        if (isSafe)
        {
            buffer.Append(value);
        }
        else if (_format == ValueFormat.Octets)
        {
            ValueText.AppendHex(buffer, value);
        }
        else
        {
            TextEscaper.AppendJson(buffer, value);
        }
        buffer.Append((byte)'"');
    }
}
