namespace FlowHost.Exporters.Parquet;

/// <summary>What bounds files and memory, whatever the network sends. Tests set other limits.</summary>
internal sealed record ParquetLimits
{
    public static ParquetLimits Default { get; } = new();

    /// <summary>Files that are open at once.</summary>
    public int OpenFiles { get; init; } = 64;

    /// <summary>Columns of all open files: each costs memory, even without a value.</summary>
    public int OpenColumns { get; init; } = 16_384;

    /// <summary>Columns beyond which a file gets no further schema.</summary>
    public int FileColumns { get; init; } = 4_096;

    /// <summary>Octets that all open files hold in memory.</summary>
    public long WaitingOctets { get; init; } = 128 * 1024 * 1024;

    /// <summary>Rows of a row group, but for the last batch.</summary>
    public int GroupRows { get; init; } = 131_072;

    /// <summary>Octets that a row group holds in memory, but for the last batch.</summary>
    public long GroupOctets { get; init; } = 32 * 1024 * 1024;
}
