using System.Text;
using FlowHost.Samples.Traffic;
using FlowHost.Samples.Wire;
using FlowHost.Sdk.Testing;

namespace FlowHost.Samples.Agents;

/// <summary>Application records: one for each direction of a conversation, with the host and the hits of its first URL segment.</summary>
internal static class AvcRecords
{
    private static readonly Layout<OneWay> IPv4 = new(
        258,
        [(Iana.SourceIPv4Address, f => f.Source), (Iana.DestinationIPv4Address, f => f.Destination), .. Common()]);

    private static readonly Layout<OneWay> IPv6 = new(
        259,
        [(Iana.SourceIPv6Address, f => f.Source), (Iana.DestinationIPv6Address, f => f.Destination), .. Common()]);

    public static WireTemplate[] Templates { get; } = [IPv4.Template, IPv6.Template];

    public static IEnumerable<WireRecord> Flows(IEnumerable<Conversation> conversations)
    {
        var flows = conversations.SelectMany(OneWay.Both).ToArray();
        return
        [
            .. IPv4.Records(flows.Where(flow => flow.Conversation.IsIPv4)),
            .. IPv6.Records(flows.Where(flow => !flow.Conversation.IsIPv4)),
        ];
    }

    // The monitor is at the WAN interface: what clients send leaves there.
    private static IEnumerable<(WireField Field, Func<OneWay, WireValue> Value)> Common() =>
    [
        (Iana.IpVersion, f => f.Conversation.IsIPv4 ? 4 : 6),
        (Iana.ProtocolIdentifier, f => f.Conversation.Protocol),
        (Iana.SourceTransportPort, f => f.SourcePort),
        (Iana.DestinationTransportPort, f => f.DestinationPort),
        (Iana.IngressInterface, f => (f.FromClient ? RouterInterface.Lan : RouterInterface.Wan).Index),
        (Cisco.ConnectionId, f => f.Conversation.Id),
        (Iana.ApplicationId, f => f.Conversation.Application.Id),
        (Iana.EgressInterface, f => (f.FromClient ? RouterInterface.Wan : RouterInterface.Lan).Index),
        (Iana.FlowDirection, f => f.FromClient ? 1 : 0),
        (Cisco.HttpUriStatistics, UriHits),
        (Cisco.ApplicationText, f => f.FromClient ? SubApplication.HttpHost.Text(f.Conversation) : SubApplication.HttpHost.Text(f.Conversation)[..6]),
        (Iana.OctetDeltaCount, f => f.Volume.Octets),
        (Iana.PacketDeltaCount, f => f.Volume.Packets),
        (Iana.FlowStartMilliseconds, f => Clock.At(f.Start)),
        (Iana.FlowEndMilliseconds, f => Clock.At(f.End)),
    ];

    // The segment, NUL, and how often it was asked for in 2 octets.
    private static WireValue UriHits(OneWay flow) => flow.FromClient && flow.Conversation.Path.Length > 0
        ? [.. Encoding.UTF8.GetBytes(flow.Conversation.Path), 0, 0, (byte)flow.Conversation.Transactions]
        : Array.Empty<byte>();
}
