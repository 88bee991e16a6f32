using Snappier;

namespace FlowHost.Exporters.Parquet.Format;

/// <summary>Compresses pages. Not for concurrent use.</summary>
internal sealed class Compressor : IDisposable
{
    // Level 3 is zstd's own default: the best of its levels that keep up with a network.
    private const int ZstdLevel = 3;

    private readonly OctetBuffer _compressed = new();
    private readonly ZstdSharp.Compressor? _zstd;

    public Compressor(ParquetCompression compression)
    {
        Compression = compression;
        _zstd = compression == ParquetCompression.Zstd ? new ZstdSharp.Compressor(ZstdLevel) : null;
    }

    public ParquetCompression Compression { get; }

    /// <summary>The page as it is stored; valid until the next call.</summary>
    public ReadOnlySpan<byte> Compress(ReadOnlySpan<byte> page)
    {
        switch (Compression)
        {
            case ParquetCompression.Snappy:
                _compressed.Restart();
                _compressed.Advance(Snappy.Compress(page, _compressed.Reserve(Snappy.GetMaxCompressedLength(page.Length))));
                return _compressed.Written;
            case ParquetCompression.Zstd:
                _compressed.Restart();
                _compressed.Advance(_zstd!.Wrap(page, _compressed.Reserve(ZstdSharp.Compressor.GetCompressBound(page.Length))));
                return _compressed.Written;
            default:
                return page;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _compressed.Dispose();
        _zstd?.Dispose();
    }
}
