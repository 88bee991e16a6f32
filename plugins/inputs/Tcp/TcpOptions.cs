using System.ComponentModel.DataAnnotations;
using FlowHost.Sdk;

namespace FlowHost.Inputs.Tcp;

/// <summary>What the <c>tcp</c> input listens to, whom it takes, and how much.</summary>
public sealed class TcpOptions : IValidatableOptions
{
    /// <summary>
    /// Where to listen: <c>192.0.2.1:4739</c>, <c>[2001:db8::1]:4739</c>, or <c>4739</c> alone for every address of the machine, IPv4 and
    /// IPv6. One or a list. Port 0 takes a free port. With <c>tls</c> the customary port is 4740.
    /// </summary>
    /// <value>The default is 4739, the port of IPFIX.</value>
    [MinLength(1)]
    public IReadOnlyList<ListenAddress> Listen { get; set; } = ["4739"];

    /// <summary>
    /// The agents that may connect: addresses and prefixes, <c>192.0.2.7</c> or <c>2001:db8::/32</c>. Others are counted as
    /// <c>UnauthorisedSource</c> and their connections closed; one line every ten seconds at most names one. <c>0.0.0.0/0</c> is all of
    /// IPv4 and <c>::/0</c> all of IPv6; neither includes the other.
    /// </summary>
    /// <value>The default is none: every agent is accepted. A warning at the start says so, unless client certificates are required.</value>
    /// <example>[192.0.2.0/24, 2001:db8::/32]</example>
    [MinLength(1)]
    public IReadOnlyList<AddressRange>? Allow { get; set; }

    /// <summary>Encrypts the connections and tells who is at the other end.</summary>
    /// <value>The default is none: plain TCP.</value>
    public TcpTls? Tls { get; set; }

    /// <summary>Connections at a time; one more is closed at once. Each may hold 64 KiB of a message that is not complete.</summary>
    /// <value>The default is 1,024.</value>
    [Range(1, 65_536)]
    public int MaxConnections { get; set; } = 1024;

    /// <summary>Connections at a time from one address.</summary>
    /// <value>The default is 64.</value>
    [Range(1, 65_536)]
    public int MaxConnectionsPerAddress { get; set; } = 64;

    /// <summary>How long a connection may be silent before it is closed.</summary>
    /// <value>The default is 10 minutes.</value>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan IdleTimeout { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>
    /// How long a new connection may take to its first octet. More than a message may take, for some exporters connect when they
    /// start and have nothing to say until a flow ends.
    /// </summary>
    /// <value>The default is 2 minutes.</value>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan FirstMessageTimeout { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>How long a TLS handshake may take, and a message from its first octet to its last.</summary>
    /// <value>The default is 30 seconds.</value>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan MessageTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>TLS handshakes that may start in a second, since they cost CPU; further connections wait in the kernel's queue.</summary>
    /// <value>The default is 20.</value>
    [Range(1, 10_000)]
    public int HandshakesPerSecond { get; set; } = 20;

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
