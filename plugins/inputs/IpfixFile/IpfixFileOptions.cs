using System.ComponentModel.DataAnnotations;
using System.Net;
using FlowHost.Sdk;

namespace FlowHost.Inputs.IpfixFile;

/// <summary>The options of the <c>ipfix-file</c> input.</summary>
public sealed class IpfixFileOptions : IValidatableOptions
{
    /// <summary>
    /// The file, relative to the pipeline's file. The file name may hold <c>*</c> and <c>?</c>: all files that match are read, in the
    /// ordinal order of their names.
    /// </summary>
    /// <value>There is no default.</value>
    /// <example>archive/*.ipfix</example>
    [Required]
    public string Path { get; set; } = "";

    /// <summary>The address of the device that the records are said to come from: a file does not name one.</summary>
    /// <value>The default is 127.0.0.1.</value>
    /// <example>192.0.2.1</example>
    public string Agent { get; set; } = "127.0.0.1";

    /// <inheritdoc/>
    public IEnumerable<(string Member, string Message)> Validate()
    {
        if (!IPAddress.TryParse(Agent, out _))
        {
            yield return (nameof(Agent), $"'{Agent}' is no address. Write 192.0.2.1 or 2001:db8::1.");
        }
    }
}
