using System.ComponentModel.DataAnnotations;
using FlowHost.Sdk;

namespace FlowHost.Exporters.Parquet;

/// <summary>When a file is closed and followed by the next: at whichever of these comes first.</summary>
public sealed class ParquetRotation
{
    /// <summary>The rows that a file has at most.</summary>
    /// <value>The default value is 1,000,000.</value>
    [Range(1, 1_000_000_000)]
    public int Rows { get; set; } = 1_000_000;

    /// <summary>About how large a file becomes, in octets.</summary>
    /// <value>The default value is 268,435,456 (256 MiB).</value>
    [ByteSize]
    [Range(typeof(long), "65536", "1099511627776")]
    public long Bytes { get; set; } = 256 * 1024 * 1024;

    /// <summary>
    /// How long after its first row a file is closed. Goes by a clock of its own while the collector runs; in a replay by the times at
    /// which the datagrams were captured, so that a replay makes the same files again.
    /// </summary>
    /// <value>The default value is one minute.</value>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan Age { get; set; } = TimeSpan.FromMinutes(1);
}
