using System.ComponentModel.DataAnnotations;

namespace FlowHost.Exporters.Parquet;

/// <summary>The options of the <c>parquet</c> exporter.</summary>
public sealed class ParquetOptions
{
    /// <summary>The folder, relative to the working directory; it is made when it does not exist.</summary>
    /// <value>There is no default.</value>
    /// <example>data/flows</example>
    [Required]
    public string Path { get; set; } = "";

    /// <summary>How the columns are compressed.</summary>
    /// <value>The default value is <see cref="ParquetCompression.Snappy"/>.</value>
    public ParquetCompression Compression { get; set; } = ParquetCompression.Snappy;

    /// <summary>When a file is closed, which is when readers see it.</summary>
    /// <value>The default value is 1,000,000 rows, 256 MiB or one minute, whichever comes first.</value>
    public ParquetRotation Rotate { get; set; } = new();
}
