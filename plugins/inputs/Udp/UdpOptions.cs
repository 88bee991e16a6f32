using System.ComponentModel.DataAnnotations;
using FlowHost.Sdk;

namespace FlowHost.Inputs.Udp;

/// <summary>What the <c>udp</c> input listens to, and whom.</summary>
public sealed class UdpOptions : IValidatableOptions
{
    /// <summary>
    /// Where to listen: <c>192.0.2.1:2055</c>, <c>[2001:db8::1]:4739</c>, or <c>2055</c> alone for every address of the machine, IPv4 and
    /// IPv6. One or a list. Port 0 takes a free port.
    /// </summary>
    /// <value>The default is 2055, the customary port of NetFlow.</value>
    [MinLength(1)]
    public IReadOnlyList<ListenAddress> Listen { get; set; } = ["2055"];

    /// <summary>
    /// The agents that may send: addresses and prefixes, <c>192.0.2.7</c> or <c>2001:db8::/32</c>. Others are counted as
    /// <c>UnauthorisedSource</c> and dropped; one line every ten seconds at most names one. <c>0.0.0.0/0</c> is all of IPv4 and
    /// <c>::/0</c> all of IPv6; neither includes the other.
    /// </summary>
    /// <value>The default is none: every agent is accepted, and a warning at the start says so.</value>
    /// <example>[192.0.2.0/24, 2001:db8::/32]</example>
    [MinLength(1)]
    public IReadOnlyList<AddressRange>? Allow { get; set; }

    /// <summary>Octets of receive buffer to ask for, per socket. The kernel may grant less (<c>net.core.rmem_max</c>); the log says so.</summary>
    /// <value>The default is 4 MiB.</value>
    [ByteSize]
    [Range(4 << 10, 1 << 30)]
    public int ReceiveBuffer { get; set; } = 4 << 20;

    /// <summary>
    /// Whether every address must be free. When false, a busy one is one line in the log and the others work; when all are busy,
    /// the pipeline runs without this input.
    /// </summary>
    /// <value>The default is true.</value>
    public bool Required { get; set; } = true;

    /// <inheritdoc/>
    public IEnumerable<(string Member, string Message)> Validate()
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var address in Listen)
        {
            if (address.EndPoint.Port != 0 && !taken.Add(address.EndPoint.ToString()))
            {
                yield return (nameof(Listen), $"'{address}' is listed twice.");
            }
        }
    }
}
