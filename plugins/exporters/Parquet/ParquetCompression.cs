namespace FlowHost.Exporters.Parquet;

/// <summary>How pages are compressed.</summary>
public enum ParquetCompression
{
    /// <summary>Snappy: fast, and every tool reads it.</summary>
    Snappy,

    /// <summary>Zstandard: smaller files for more CPU.</summary>
    Zstd,

    /// <summary>Not at all.</summary>
    None,
}
