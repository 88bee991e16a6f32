using FlowHost.Sdk;

namespace FlowHost.Enrichers.FlowInfo.Ends;

/// <summary>The elements that say where a flow begins and ends.</summary>
internal sealed record EndElements(
    Element<uint> SourceV4,
    Element<uint> DestinationV4,
    Element<UInt128> SourceV6,
    Element<UInt128> DestinationV6,
    Element SourcePort,
    Element DestinationPort)
{
    /// <summary>Of records of one direction.</summary>
    public static EndElements Flow { get; } = new(
        Elements.SourceIPv4Address,
        Elements.DestinationIPv4Address,
        Elements.SourceIPv6Address,
        Elements.DestinationIPv6Address,
        Elements.SourceTransportPort,
        Elements.DestinationTransportPort);

    /// <summary>Of records of a connection.</summary>
    public static EndElements Connection { get; } = new(
        CiscoElements.ConnClientIpv4Address,
        CiscoElements.ConnServerIpv4Address,
        CiscoElements.ConnClientIpv6Address,
        CiscoElements.ConnServerIpv6Address,
        CiscoElements.ConnClientTransPort,
        CiscoElements.ConnServerTransPort);

    /// <summary>Behind address translation.</summary>
    public static EndElements PostNat { get; } = new(
        Elements.PostNATSourceIPv4Address,
        Elements.PostNATDestinationIPv4Address,
        Elements.PostNATSourceIPv6Address,
        Elements.PostNATDestinationIPv6Address,
        Elements.PostNAPTSourceTransportPort,
        Elements.PostNAPTDestinationTransportPort);
}
