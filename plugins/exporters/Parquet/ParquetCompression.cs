namespace FlowHost.Exporters.Parquet;

/// <summary>How pages are compressed.</summary>
public enum ParquetCompression
{
    /// <summary>Snappy: fast, and every tool reads it.</summary>
    Snappy,

    /// <summary>Zstandard: two thirds of the size, for three times the CPU.</summary>
    Zstd,

    /// <summary>Not at all.</summary>
    None,
}
