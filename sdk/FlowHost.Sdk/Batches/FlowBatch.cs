using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace FlowHost.Sdk;

/// <summary>
/// Rows of one schema as typed columns. Enrichers read and write it, exporters read it; the host owns it and uses it again.
/// </summary>
public sealed partial class FlowBatch
{
    private readonly BatchPool _pool;
    private readonly Array[] _values;
    private readonly byte[]?[] _present;
    private readonly WideColumn?[] _wide;
    private SourceRun[] _runs = new SourceRun[8];
    private int _runCount;
    private int _references;

    internal FlowBatch(BatchPool pool, int rows)
    {
        _pool = pool;
        Capacity = rows;
        var fields = pool.Schema.Fields;
        _values = new Array[fields.Count];
        _present = new byte[]?[fields.Count];
        _wide = new WideColumn?[fields.Count];
        for (var i = 0; i < fields.Count; i++)
        {
            _values[i] = ColumnStore.Create(fields[i].Kind, rows);
            _present[i] = fields[i].CanBeNull && !ColumnStore.HasCells(fields[i].Kind) ? new byte[rows] : null;
        }
    }

    /// <summary>The schema, enrichers' fields included.</summary>
    public FlowSchema Schema => _pool.Schema;

    /// <summary>How many rows it has.</summary>
    public int Count { get; private set; }

    /// <summary>Where the rows came from, in order; together the runs cover all rows.</summary>
    public ReadOnlySpan<SourceRun> Runs => _runs.AsSpan(0, _runCount);

    internal int Capacity { get; private set; }

    internal int Room => Capacity - Count;

    /// <summary>Octets of memory it holds, room for rows that are not there and the batch that it was gathered from included.</summary>
    internal long Octets => ((long)Capacity * _pool.RowOctets) + (_source?.Octets ?? _arena.Length);

    /// <summary>Whether a row has no value in a column.</summary>
    public bool IsNull<T>(Column<T> column, int row) => Reader(IndexOf(column)).IsNull(row);

    /// <summary>For columns of numbers: 1 for each row that has a value, else 0; empty when every row has one.</summary>
    public ReadOnlySpan<byte> Present<T>(Column<T> column) => _present[IndexOf(column)] is { } present ? present.AsSpan(0, Count) : default;

    /// <summary>Reads any column; for exporters, which do not know types at compile time. May be kept until the batch is released.</summary>
    /// <param name="field">An index into <see cref="FlowSchema.Fields"/>.</param>
    public FieldReader Reader(int field) => new(this, field, _values[field], _present[field]);

    /// <summary>Keeps the batch beyond the call that got it. Each Retain needs a <see cref="Release"/>.</summary>
    public FlowBatch Retain()
    {
        Interlocked.Increment(ref _references);
        return this;
    }

    /// <summary>Gives the batch back; the last one to do so lets the host use it again.</summary>
    /// <exception cref="InvalidOperationException">It was released more often than it was retained.</exception>
    public void Release()
    {
        if (!TryRelease())
        {
            throw new InvalidOperationException("A batch was released more often than it was retained.");
        }
    }

    /// <summary>As <see cref="Release"/>; false when a plugin has released too often. Such a batch goes back to the pool once, not twice.</summary>
    internal bool TryRelease()
    {
        var left = Interlocked.Decrement(ref _references);
        if (left == 0)
        {
            LeaveSource();
            _pool.Return(this);
        }
        return left >= 0;
    }

    /// <summary>Readers that were made for one schema would read wrong columns of another.</summary>
    internal void RequireSchema(FlowSchema schema)
    {
        if (!schema.HasColumnsOf(Schema))
        {
            throw new InvalidOperationException($"A batch of schema {Schema.Id} was given to what was made for schema {schema.Id}.");
        }
    }

    /// <summary>Whether it was retained more often than released.</summary>
    internal bool IsRetained => Volatile.Read(ref _references) > 0;

    /// <summary>Empties it for its next use.</summary>
    internal void Open()
    {
        Count = 0;
        _runCount = 0;
        _references = 1;
        ResetText();
    }

    /// <summary>Adds rows that the caller has written to the decoded columns.</summary>
    internal void Commit(int rows, in RecordSource source)
    {
        if (_runCount == _runs.Length)
        {
            Array.Resize(ref _runs, _runs.Length * 2);
        }
        _runs[_runCount++] = new SourceRun(Count, rows, source);
        Count += rows;
    }

    /// <summary>Ends decoding: added columns start null in every row.</summary>
    internal void Close()
    {
        for (var column = Schema.DecodedCount; column < _values.Length; column++)
        {
            Array.Clear(_values[column], 0, Count);
            _present[column].AsSpan(0, _present[column] is null ? 0 : Count).Clear();
        }
        foreach (var wide in _wide)
        {
            wide?.Invalidate();
        }
    }

    internal void Grow(int rows)
    {
        for (var i = 0; i < _values.Length; i++)
        {
            _values[i] = ColumnStore.Grow(Schema.Fields[i].Kind, _values[i], rows);
            if (_present[i] is { } present)
            {
                Array.Resize(ref present, rows);
                _present[i] = present;
            }
        }
        Capacity = rows;
    }

    /// <summary>Room to write decoded values to: the column behind the committed rows. The kind was fixed when the plan was compiled.</summary>
    /// <param name="column">An index into the schema's fields.</param>
    /// <param name="first">Rows written but not committed.</param>
    /// <param name="rows">How many rows.</param>
    internal Span<T> Tail<T>(int column, int first, int rows) => Unsafe.As<T[]>(_values[column]).AsSpan(Count + first, rows);

    /// <summary>The null bytes that go with <see cref="Tail{T}"/>; empty when the column cannot be null.</summary>
    internal Span<byte> PresentTail(int column, int first, int rows) =>
        _present[column] is { } present ? present.AsSpan(Count + first, rows) : default;

    internal void SetCell(int column, int row, ulong cell) => ((ulong[])_values[column])[Count + row] = cell;

    /// <summary>Octets of a number in an unsigned column.</summary>
    internal int UnsignedWidth(int column) => _values[column] switch
    {
        ulong[] => sizeof(ulong),
        uint[] => sizeof(uint),
        ushort[] => sizeof(ushort),
        _ => sizeof(byte),
    };

    /// <summary>Writes a number to a column of any unsigned width that holds it.</summary>
    internal void SetUnsigned(int column, int row, ulong value)
    {
        switch (_values[column])
        {
            case byte[] bytes:
                bytes[Count + row] = (byte)value;
                break;
            case ushort[] shorts:
                shorts[Count + row] = (ushort)value;
                break;
            case uint[] ints:
                ints[Count + row] = (uint)value;
                break;
            default:
                ((ulong[])_values[column])[Count + row] = value;
                break;
        }
    }

    /// <summary>Overwrites what a plugin must no longer read, so that a test sees when it kept the batch too long.</summary>
    internal void Poison()
    {
        Count = 0;
        _runCount = 0;
        foreach (var values in _values)
        {
            Array.Clear(values);
        }
        ResetText();
    }

    internal Array ValuesOf(int column) => _values[column];

    internal byte[]? PresentOf(int column) => _present[column];

    /// <summary>The array of a column, widened when a narrower unsigned one is read as 64 bits.</summary>
    internal Array ValuesAs(int column, FieldKind kind) =>
        kind == Schema.Fields[column].Kind ? _values[column] : (_wide[column] ??= new WideColumn()).ArrayOf(_values[column], Count);

    private ReadOnlySpan<T> Read<T>(Column<T> column) => ((T[])_values[IndexOf(column)]).AsSpan(0, Count);

    private ReadOnlySpan<ulong> ReadNumber(Column<ulong> column)
    {
        var index = IndexOf(column);
        return column.Widen
            ? (_wide[index] ??= new WideColumn()).Of(_values[index], Count)
            : ((ulong[])_values[index]).AsSpan(0, Count);
    }

    private ColumnWriter<T> Write<T>(NewColumn<T> column)
    {
        var index = IndexOf(column.Index, column.Root);
        return new ColumnWriter<T>(((T[])_values[index]).AsSpan(0, Count), _present[index].AsSpan(0, Count));
    }

    private int IndexOf<T>(Column<T> column) => IndexOf(column.Index, column.Root);

    private int IndexOf(int index, int root)
    {
        if (index < 0 || root != Schema.Root.Id)
        {
            ThrowWrongSchema(index, root);
        }
        return index;
    }

    [DoesNotReturn]
    private void ThrowWrongSchema(int index, int root) => throw new InvalidOperationException(index < 0
        ? "The column is not bound: it is a default value. Use only what a TryGet that returned true, or Add, has set."
        : $"A column bound for schema {root} was used on a batch of schema {Schema.Root.Id}: keep columns in the delegate that Bind returns, not in fields of the enricher.");
}
