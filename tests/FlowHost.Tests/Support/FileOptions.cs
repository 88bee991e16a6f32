using System.ComponentModel.DataAnnotations;

namespace FlowHost.Tests.Support;

internal sealed class FileOptions
{
    public required string Path { get; set; }

    public FileCompression Compression { get; set; }

    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan FlushEvery { get; set; } = TimeSpan.FromSeconds(10);

    [Range(1, 100)]
    public int Keep { get; set; } = 5;

    public double Ratio { get; set; } = 0.5;

    public int? Limit { get; set; } = 7;

    public RotateOptions Rotate { get; set; } = new();

    public List<RotateOptions> Rules { get; set; } = [];
}
