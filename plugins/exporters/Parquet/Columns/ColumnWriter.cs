using System.Runtime.InteropServices;
using FlowHost.Exporters.Parquet.Format;

namespace FlowHost.Exporters.Parquet.Columns;

/// <summary>
/// One column of the row group in the making. Values come with levels: 1 where a row has a value, else 0. Values go through a
/// dictionary as long as that makes the column smaller; finished pages wait, compressed, for the end of the row group.
/// </summary>
internal abstract class ColumnWriter(ColumnDefinition definition) : IDisposable
{
    /// <summary>Definition levels of a list's items; a list that is not there has level 0.</summary>
    public const byte ListNullItem = 2;
    public const byte ListItem = 3;

    private const int PageRows = 16_384;
    private const int PageOctets = 1024 * 1024;
    private const int DictionaryLimit = 32_768;
    private const int DictionaryOctets = 1024 * 1024;

    // The column itself, without what it rents.
    private const int ObjectOctets = 768;

    private readonly OctetBuffer _definitions = new();
    private readonly OctetBuffer _repetitions = new();
    private readonly OctetBuffer _indexes = new();
    private readonly OctetBuffer _pages = new();
    private long _values;
    private long _nulls;
    private long _rawOctets;

    public ColumnDefinition Definition { get; } = definition;

    /// <summary>Rows of this row group that it has; it may lag behind the others by rows that have no value in it.</summary>
    public int Rows { get; private set; }

    /// <summary>Octets that it holds in memory.</summary>
    public long MemoryOctets =>
        ObjectOctets + _pages.Capacity + Plain.Capacity + Dictionary.Capacity + _indexes.Capacity + _definitions.Capacity + _repetitions.Capacity
        + IndexMemoryOctets;

    /// <summary>About how many octets of the file these will be; the page in the making is not compressed yet.</summary>
    public long FileOctets =>
        _pages.Length + Plain.Length + Dictionary.Length + (_indexes.Length / sizeof(int) * HybridEncoder.WidthOf(DictionaryCount - 1) / 8);

    /// <summary>Whether values go through the dictionary.</summary>
    protected bool UsesDictionary { get; set; } = true;

    /// <summary>Values in the dictionary.</summary>
    protected int DictionaryCount { get; set; }

    /// <summary>The dictionary's values, plain.</summary>
    protected OctetBuffer Dictionary { get; } = new();

    /// <summary>The page's values, plain, when there is no dictionary.</summary>
    protected OctetBuffer Plain { get; } = new();

    /// <summary>Values of this row group, without nulls.</summary>
    protected long PresentValues { get; set; }

    /// <summary>Octets that they would take without a dictionary.</summary>
    protected long PlainOctets { get; set; }

    /// <summary>Values after which a dictionary that has not paid is given up.</summary>
    protected abstract int DictionaryTrial { get; }

    /// <summary>Whether values collide too much for looking them up to be fast.</summary>
    protected abstract bool IsDictionarySlow { get; }

    /// <summary>Octets that finding values in the dictionary takes.</summary>
    protected abstract long IndexMemoryOctets { get; }

    /// <summary>Begins adding rows; until the next call any values may be added, as long as each gets its level.</summary>
    /// <param name="row">Rows of the row group so far: what is missing is filled with nulls.</param>
    /// <param name="values">How many values come at most.</param>
    /// <param name="pages">Takes a page that is full.</param>
    public void Begin(int row, int values, PageEncoder pages)
    {
        AddNulls(row - Rows);
        if (_definitions.Length >= PageRows || Plain.Length >= PageOctets)
        {
            EndPage(pages);
        }
        if (UsesDictionary && (IsDictionarySlow || !DictionaryPays(values)))
        {
            EndPage(pages);
            UsesDictionary = false;
        }
    }

    /// <summary>Levels of rows of a column that is no list, for the caller to fill.</summary>
    public Span<byte> AddLevels(int rows)
    {
        Rows += rows;
        return _definitions.Extend(rows);
    }

    /// <summary>Rows without a value.</summary>
    public void AddNulls(int rows)
    {
        AddLevels(rows).Clear();
        if (Definition.IsList)
        {
            _repetitions.Extend(rows).Clear();
        }
    }

    /// <summary>A row with a list: a level for each item.</summary>
    public void AddList(ReadOnlySpan<byte> items)
    {
        Rows++;
        _definitions.Append(items);
        var repetitions = _repetitions.Extend(items.Length);
        repetitions.Fill(1);
        repetitions[0] = 0;
    }

    /// <summary>Writes the column and empties it for the next row group.</summary>
    /// <param name="row">Rows of the row group.</param>
    /// <param name="pages">Encodes the last page.</param>
    /// <param name="file">The file.</param>
    public ColumnChunk WriteTo(Stream file, int row, PageEncoder pages)
    {
        AddNulls(row - Rows);
        EndPage(pages);
        var start = file.Position;
        var dictionary = 0;
        if (DictionaryCount > 0)
        {
            // The place of the dictionary is in front of the pages that use it.
            Plain.Restart();
            _rawOctets += pages.AddDictionaryPage(Dictionary.Written, DictionaryCount, Plain);
            dictionary = Plain.Length;
            file.Write(Plain.Written);
        }
        file.Write(_pages.Written);
        var chunk = new ColumnChunk(Definition, start, dictionary, file.Position - start, _rawOctets, _values, _nulls);
        Clear();
        return chunk;
    }

    /// <inheritdoc/>
    public virtual void Dispose() => Clear();

    /// <summary>Indexes into the dictionary, for the caller to fill.</summary>
    protected Span<int> AddIndexes(int values) => MemoryMarshal.Cast<byte, int>(_indexes.Extend(values * sizeof(int)));

    /// <summary>Adds the page's plain values.</summary>
    protected virtual void EncodePlain(OctetBuffer page) => page.Append(Plain.Written);

    protected virtual void Clear()
    {
        _definitions.Clear();
        _repetitions.Clear();
        _indexes.Clear();
        _pages.Clear();
        Dictionary.Clear();
        Plain.Clear();
        (Rows, DictionaryCount, PresentValues, PlainOctets) = (0, 0, 0, 0);
        (_values, _nulls, _rawOctets) = (0, 0, 0);
    }

    /// <summary>Whether the dictionary, with the indexes into it, is smaller than the values alone, and has room.</summary>
    private bool DictionaryPays(int values) =>
        DictionaryCount + values <= DictionaryLimit
        && Dictionary.Length <= DictionaryOctets
        && (PresentValues < DictionaryTrial
            || Dictionary.Length + (PresentValues * HybridEncoder.WidthOf(DictionaryCount) / 8) < PlainOctets);

    private void EndPage(PageEncoder pages)
    {
        var levels = _definitions.Written;
        if (levels.IsEmpty)
        {
            return;
        }
        if (Definition.IsList)
        {
            pages.AddLevels(_repetitions.Written, 1);
        }
        pages.AddLevels(levels, Definition.IsList ? 2 : 1);
        var hasIndexes = UsesDictionary && DictionaryCount > 0;
        if (hasIndexes)
        {
            pages.AddIndexes(MemoryMarshal.Cast<byte, int>(_indexes.Written), DictionaryCount);
        }
        else
        {
            EncodePlain(pages.Page);
        }
        _rawOctets += pages.EndDataPage(levels.Length, hasIndexes ? PageEncoding.RleDictionary : PageEncoding.Plain, _pages);
        _values += levels.Length;
        _nulls += levels.Length - levels.Count(Definition.IsList ? ListItem : (byte)1);
        _definitions.Restart();
        _repetitions.Restart();
        _indexes.Restart();
        Plain.Restart();
    }
}
