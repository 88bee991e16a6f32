using System.ComponentModel.DataAnnotations;
using System.Net;
using FlowHost.Sdk;

namespace FlowHost.Tests.Reference;

/// <summary>One of everything that options may be.</summary>
public sealed class StoreOptions : BaseOptions, IValidatableOptions
{
    /// <summary>Stands for everything.</summary>
    public const string Everything = "*";

    /// <summary>
    /// Where to store:
    /// <c>a|b</c>, or <see cref="Everything"/>.   See <see cref="Mode"/>, <see cref="StoreMode.AsIs"/> and <see langword="null"/>.
    /// </summary>
    /// <example>data/store</example>
    [Required]
    public string Path { get; set; } = "";

    /// <summary>How to store it.</summary>
    /// <value>The default value is <see cref="StoreMode.AsIs"/>: nothing is sorted.</value>
    public StoreMode Mode { get; set; }

    /// <summary>Who may read it.</summary>
    /// <value>The default value is null: everybody.</value>
    [MinLength(1)]
    public List<IPNetwork>? Readers { get; set; }

    [ByteSize, Range(4096, 1L << 30)]
    public long Buffer { get; set; } = 4 << 20;

    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan Every { get; set; } = TimeSpan.FromMinutes(90);

    public double Ratio { get; set; } = 0.5;

    public Uri? Url { get; set; }

    public ushort Port { get; set; } = 443;

    [Secret, Required]
    public string ApiKey { get; set; } = "";

    [Secret]
    public Dictionary<string, string> Headers { get; set; } = [];

    [Secret, Range(1000, 9999)]
    public int? Pin { get; set; }

    [Secret]
    public string? Token
    {
        get;
        set => field = value is null || value.StartsWith("t-", StringComparison.Ordinal) ? value : throw new ArgumentException($"'{value}' has no t- in front");
    }

    public Dictionary<string, StoreTable> Tables { get; set; } = [];

    public List<StoreTable> Parts { get; set; } = [];

    public StoreTable Main { get; set; } = new();

    public string[] Sites { get; set; } = [];

    public IEnumerable<(string Member, string Message)> Validate() =>
        Sites.Where(site => !site.Contains('.', StringComparison.Ordinal)).Select(site => (nameof(Sites), $"'{site}' has no dot"));
}
