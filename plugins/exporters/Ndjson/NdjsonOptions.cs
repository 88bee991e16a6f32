using System.ComponentModel.DataAnnotations;
using FlowHost.Sdk;

namespace FlowHost.Exporters.Ndjson;

/// <summary>The options of the <c>ndjson</c> exporter.</summary>
public sealed class NdjsonOptions : IValidatableOptions
{
    /// <summary>The value of <see cref="Path"/> that stands for standard output.</summary>
    public const string StandardOutput = "-";

    /// <summary>
    /// The file, relative to the working directory; its folder is made when it does not exist. <c>-</c> is standard output.
    /// With gzip it gets the ending <c>.gz</c> when it has it not.
    /// </summary>
    /// <value>There is no default.</value>
    /// <example>data/flows.ndjson</example>
    [Required]
    public string Path { get; set; } = "";

    /// <summary>How the lines are stored.</summary>
    /// <value>The default value is <see cref="NdjsonCompression.None"/>.</value>
    public NdjsonCompression Compression { get; set; } = NdjsonCompression.None;

    /// <summary>When a file is closed, given a name of its own and followed by the next.</summary>
    /// <value>The default value is null: one file that grows.</value>
    public NdjsonRotation? Rotate { get; set; }

    /// <inheritdoc/>
    public IEnumerable<(string Member, string Message)> Validate()
    {
        if (Path == StandardOutput && Rotate is not null)
        {
            yield return (nameof(Rotate), "Standard output cannot rotate: leave rotate out, or name a file.");
        }
    }
}
