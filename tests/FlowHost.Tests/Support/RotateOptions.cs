using System.ComponentModel.DataAnnotations;
using FlowHost.Sdk;

namespace FlowHost.Tests.Support;

internal sealed class RotateOptions
{
    [ByteSize]
    public long Size { get; set; }

    [Required]
    public string Suffix { get; set; } = ".1";
}
