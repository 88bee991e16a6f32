using System.Buffers.Binary;

namespace FlowHost.Exporters.Parquet.Format;

/// <summary>Puts pages together: levels, values, compression, header. One serves all columns of an exporter in turn.</summary>
internal sealed class PageEncoder : IDisposable
{
    private readonly Compressor _compressor;
    private readonly OctetBuffer _headerOctets = new();
    private readonly ThriftWriter _header;

    public PageEncoder(ParquetCompression compression)
    {
        _compressor = new Compressor(compression);
        _header = new ThriftWriter(_headerOctets);
    }

    public ParquetCompression Compression => _compressor.Compression;

    /// <summary>The page in the making, before compression.</summary>
    public OctetBuffer Page { get; } = new();

    /// <summary>Adds levels to the page; their octets are counted in front of them.</summary>
    public void AddLevels(ReadOnlySpan<byte> levels, int width)
    {
        var start = Page.Length;
        Page.Extend(sizeof(int)).Clear();
        HybridEncoder.Encode(levels, width, Page);
        BinaryPrimitives.WriteInt32LittleEndian(Page.At(start), Page.Length - start - sizeof(int));
    }

    /// <summary>Adds indexes into the dictionary to the page.</summary>
    public void AddIndexes(ReadOnlySpan<int> indexes, int dictionaryCount)
    {
        // Some readers do not like 0 bits.
        var width = Math.Max(1, HybridEncoder.WidthOf(dictionaryCount - 1));
        Page.Append((byte)width);
        HybridEncoder.Encode(indexes, width, Page);
    }

    /// <summary>Ends a data page.</summary>
    /// <param name="values">How many levels it has.</param>
    /// <param name="encoding">How the values are encoded.</param>
    /// <param name="to">Takes header and page.</param>
    /// <returns>Octets of header and page before compression.</returns>
    public int EndDataPage(int values, PageEncoding encoding, OctetBuffer to)
    {
        var stored = BeginHeader(PageType.Data, Page.Written);
        _header.Begin(5);
        _header.I32(1, values);
        _header.I32(2, (int)encoding);
        _header.I32(3, (int)PageEncoding.Rle);
        _header.I32(4, (int)PageEncoding.Rle);
        return EndPage(stored, Page.Length, to);
    }

    /// <summary>Adds a dictionary page.</summary>
    /// <param name="dictionary">The values, plain.</param>
    /// <param name="values">How many.</param>
    /// <param name="to">Takes header and page.</param>
    /// <returns>Octets of header and page before compression.</returns>
    public int AddDictionaryPage(ReadOnlySpan<byte> dictionary, int values, OctetBuffer to)
    {
        var stored = BeginHeader(PageType.Dictionary, dictionary);
        _header.Begin(7);
        _header.I32(1, values);
        _header.I32(2, (int)PageEncoding.Plain);
        return EndPage(stored, dictionary.Length, to);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _compressor.Dispose();
        _headerOctets.Dispose();
        Page.Dispose();
    }

    private ReadOnlySpan<byte> BeginHeader(PageType type, ReadOnlySpan<byte> page)
    {
        var stored = _compressor.Compress(page);
        _headerOctets.Restart();
        _header.Begin();
        _header.I32(1, (int)type);
        _header.I32(2, page.Length);
        _header.I32(3, stored.Length);
        return stored;
    }

    private int EndPage(ReadOnlySpan<byte> stored, int octets, OctetBuffer to)
    {
        _header.End();
        _header.End();
        to.Append(_headerOctets.Written);
        to.Append(stored);
        Page.Restart();
        return _headerOctets.Length + octets;
    }

    private enum PageType
    {
        Data = 0,
        Dictionary = 2,
    }
}
