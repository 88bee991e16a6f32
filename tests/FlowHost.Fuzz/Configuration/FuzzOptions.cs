using System.ComponentModel.DataAnnotations;
using System.Net;
using FlowHost.Sdk;

namespace FlowHost.Fuzz.Configuration;

/// <summary>Options with every kind of value that a key may have.</summary>
internal sealed class FuzzOptions
{
    [Required]
    public required string Path { get; set; }

    public Transport Mode { get; set; }

    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan Every { get; set; } = TimeSpan.FromSeconds(10);

    [Range(1, 100)]
    public int Keep { get; set; } = 5;

    public double Ratio { get; set; } = 0.5;

    public bool Refresh { get; set; }

    public int? Limit { get; set; }

    [ByteSize, Range(4096, 1L << 30)]
    public long Size { get; set; } = 1 << 20;

    public IReadOnlyList<IPNetwork> Allow { get; set; } = [];

    public Dictionary<string, string> Labels { get; set; } = [];

    public List<FuzzRule> Rules { get; set; } = [];
}
