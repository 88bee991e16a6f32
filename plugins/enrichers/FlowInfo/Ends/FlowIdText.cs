using System.Globalization;
using FlowHost.Sdk;

namespace FlowHost.Enrichers.FlowInfo.Ends;

/// <summary>The ids of a flow as text, the lower end first, so that both directions have the same.</summary>
internal static class FlowIdText
{
    /// <summary>More octets than the longest id has: two addresses of 46, two ports of 10 digits, three signs.</summary>
    public const int MaxLength = 128;

    /// <summary>Writes <c>10.1.1.1-192.0.2.1</c> and <c>10.1.1.1:4711-192.0.2.1:443</c>.</summary>
    /// <param name="flow">The flow.</param>
    /// <param name="isIPv6">As <see cref="FlowReader.IsIPv6"/>.</param>
    /// <param name="id">Takes the first, with at least <see cref="MaxLength"/> octets.</param>
    /// <param name="withPorts">Takes the second, likewise.</param>
    /// <returns>Their lengths.</returns>
    public static (int Id, int WithPorts) Write(in Flow flow, bool isIPv6, Span<byte> id, Span<byte> withPorts)
    {
        var (low, lowPort, high, highPort) = flow.IsSourceLower
            ? (flow.Source, flow.SourcePort, flow.Destination, flow.DestinationPort)
            : (flow.Destination, flow.DestinationPort, flow.Source, flow.SourcePort);
        var idLength = Address(id, low, isIPv6);
        id[..idLength].CopyTo(withPorts);
        var length = idLength + Port(withPorts[idLength..], lowPort);
        id[idLength++] = (byte)'-';
        withPorts[length++] = (byte)'-';
        var highLength = Address(id[idLength..], high, isIPv6);
        id.Slice(idLength, highLength).CopyTo(withPorts[length..]);
        length += highLength;
        return (idLength + highLength, length + Port(withPorts[length..], highPort));
    }

    private static int Address(Span<byte> to, UInt128 address, bool isIPv6)
    {
        if (!isIPv6 || !IpAddress.IsIPv4(address))
        {
            return IpAddress.Format(address, to);
        }
        "::ffff:"u8.CopyTo(to);
        return 7 + IpAddress.Format(address, to[7..]);
    }

    private static int Port(Span<byte> to, uint port)
    {
        to[0] = (byte)':';
        port.TryFormat(to[1..], out var length, default, CultureInfo.InvariantCulture);
        return 1 + length;
    }
}
