using System.ComponentModel.DataAnnotations;
using System.Net;
using FlowHost.Sdk;

namespace FlowHost.Tests.Support;

internal sealed class UdpOptions
{
    [Required]
    public IReadOnlyList<string>? Listen { get; set; }

    public IReadOnlyList<IPNetwork> Allow { get; set; } = [];

    [ByteSize, Range(4096, 1L << 30)]
    public int ReceiveBuffer { get; set; } = 4 << 20;
}
