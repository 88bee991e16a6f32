using System.ComponentModel.DataAnnotations;
using FlowHost.Sdk;

namespace FlowHost.Exporters.Ndjson;

/// <summary>When a file is followed by the next: by size, by time, or by whichever comes first.</summary>
public sealed class NdjsonRotation : IValidatableOptions
{
    /// <summary>The size that a file does not exceed, unless one batch (at most 1,024 records) does so alone. Counts what is on the disk: compressed, with gzip.</summary>
    /// <value>The default value is null: the size does not matter.</value>
    /// <example>64MiB</example>
    [ByteSize]
    [Range(typeof(long), "4096", "1099511627776")]
    public long? Size { get; set; }

    /// <summary>
    /// The time that a file covers, counted from midnight 1970-01-01 UTC: 1h turns on the hour. The time is that at which the
    /// datagram was received, of a capture the time it was captured: a replay makes the same files again.
    /// </summary>
    /// <value>The default value is null: the time does not matter.</value>
    /// <example>1h</example>
    [Range(typeof(TimeSpan), "00:00:01", "366.00:00:00")]
    public TimeSpan? Every { get; set; }

    /// <inheritdoc/>
    public IEnumerable<(string Member, string Message)> Validate()
    {
        if (Size is null && Every is null)
        {
            yield return (nameof(Size), "Say when to rotate: size, every, or both.");
        }
    }
}
