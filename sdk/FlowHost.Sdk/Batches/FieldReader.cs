using System.Runtime.CompilerServices;

namespace FlowHost.Sdk;

/// <summary>
/// Reads one column of a batch without knowing its type at compile time; from <see cref="FlowBatch.Reader"/>. May be kept in an
/// array, and is valid until the batch is released. Ask only for what <see cref="Kind"/> says.
/// </summary>
public readonly struct FieldReader
{
    private readonly FlowBatch _batch;
    private readonly Array _values;
    private readonly byte[]? _present;
    private readonly bool _isComputed;

    internal FieldReader(FlowBatch batch, int field, Array values, byte[]? present)
    {
        _batch = batch;
        _values = values;
        _present = present;
        var description = batch.Schema.Fields[field];
        Kind = description.Kind;
        _isComputed = Kind == FieldKind.Double && description.Element is null;
    }

    /// <summary>How the column is stored.</summary>
    public FieldKind Kind { get; }

    /// <summary>Whether a row has no value. Where an enricher computed NaN or infinity there is none either.</summary>
    public bool IsNull(int row) => _present is null
        ? Kind >= FieldKind.Text && Unsafe.As<ulong[]>(_values)[row] == 0
        : _present[row] == 0 || (_isComputed && !double.IsFinite(Unsafe.As<double[]>(_values)[row]));

    /// <summary>A row's value of any unsigned kind up to 64 bits.</summary>
    public ulong UInt64(int row) => Kind switch
    {
        FieldKind.UInt8 => Unsafe.As<byte[]>(_values)[row],
        FieldKind.UInt16 => Unsafe.As<ushort[]>(_values)[row],
        FieldKind.UInt32 => Unsafe.As<uint[]>(_values)[row],
        FieldKind.UInt64 => Unsafe.As<ulong[]>(_values)[row],
        _ => throw WrongKind(nameof(UInt64)),
    };

    /// <summary>A row's value of kind <see cref="FieldKind.Int64"/>.</summary>
    public long Int64(int row) => Kind == FieldKind.Int64 ? Unsafe.As<long[]>(_values)[row] : throw WrongKind(nameof(Int64));

    /// <summary>A row's value of kind <see cref="FieldKind.Double"/>.</summary>
    public double Double(int row) => Kind == FieldKind.Double ? Unsafe.As<double[]>(_values)[row] : throw WrongKind(nameof(Double));

    /// <summary>A row's value of kind <see cref="FieldKind.UInt128"/>.</summary>
    public UInt128 UInt128(int row) => Kind == FieldKind.UInt128 ? Unsafe.As<UInt128[]>(_values)[row] : throw WrongKind(nameof(UInt128));

    /// <summary>A row's text or octets; empty when null.</summary>
    public ReadOnlySpan<byte> Bytes(int row) =>
        Kind is FieldKind.Text or FieldKind.Octets ? _batch.Resolve(in Unsafe.As<ulong[]>(_values)[row]) : throw WrongKind(nameof(Bytes));

    /// <summary>A row's list; at its end at once when null.</summary>
    public ListReader List(int row) =>
        Kind == FieldKind.List ? new ListReader(_batch, _batch.Resolve(in Unsafe.As<ulong[]>(_values)[row])) : throw WrongKind(nameof(List));

    /// <summary>For text: a key within this batch, the same for the same stored text, 0 for null; for dictionaries of columnar formats.</summary>
    public ulong Key(int row) => Kind >= FieldKind.Text ? Unsafe.As<ulong[]>(_values)[row] : throw WrongKind(nameof(Key));

    internal bool IsJsonSafe(int row) => TextCell.IsJsonSafe(Unsafe.As<ulong[]>(_values)[row]);

    private InvalidOperationException WrongKind(string asked) => new($"The column is stored as {Kind}; {asked} does not read it.");
}
