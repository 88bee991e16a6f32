using System.Net;
using FlowHost.Samples.Traffic;
using FlowHost.Samples.Wire;
using FlowHost.Sdk.Testing;

namespace FlowHost.Samples.Agents;

/// <summary>High-speed logging of the zone-based firewall, with the option tables that name its events, zone pairs and classes.</summary>
internal static class FirewallLog
{
    private const int SessionCreated = 1;
    private const int SessionDeleted = 2;
    private const int SessionDenied = 3;

    private const int PolicyDrop = 30;
    private const uint InsideToOutside = 1;
    private const uint OutsideToSelf = 2;
    private const uint OfficeClass = 0x51;
    private const uint DefaultClass = 0x52;
    private const uint WellKnownOctets = 0x0C0A0001;

    private static readonly Layout<LogEvent> Created = new(258, [.. SessionFields()]);

    private static readonly Layout<LogEvent> Deleted = new(
        259,
        [.. SessionFields(), (Iana.InitiatorOctets, e => e.Of.PayloadOf(e.Of.Up)), (Iana.ResponderOctets, e => e.Of.PayloadOf(e.Of.Down))]);

    private static readonly Layout<Probe> DeniedIPv4 = new(
        260,
        [
            (Iana.SourceIPv4Address, p => p.Source), (Iana.DestinationIPv4Address, p => p.Destination), .. ProbeFields(),
            (Iana.IcmpTypeIPv4, _ => 0), (Iana.IcmpCodeIPv4, _ => 0),
        ]);

    private static readonly Layout<Probe> DeniedIPv6 = new(
        261,
        [
            (Iana.SourceIPv6Address, p => p.Source), (Iana.DestinationIPv6Address, p => p.Destination), .. ProbeFields(),
            (Iana.IcmpTypeIPv6, _ => 0), (Iana.IcmpCodeIPv6, _ => 0),
        ]);

    private static readonly Layout<Named> ExtendedEvents = Table(270, Cisco.FirewallExtendedEvent with { Length = 4 }, Cisco.FirewallExtendedEventName);
    private static readonly Layout<Named> ZonePairs = Table(271, Cisco.FirewallZonePairId, Cisco.FirewallZonePairName);
    private static readonly Layout<Named> Classes = Table(272, Iana.ClassId, Iana.ClassName);
    private static readonly Layout<Named> Vrfs = Table(273, Iana.IngressVrfId, Iana.VrfName);
    private static readonly Layout<Named> Protocols = Table(274, Iana.ApplicationId, Iana.ApplicationName with { Length = 32 });

    public static void Send(NetFlow9Sender sender, IPAddress agent)
    {
        foreach (var time in new[] { 0.03, Clock.Length / 2 })
        {
            sender.Templates(
                Clock.At(time),
                ExtendedEvents.Template, ZonePairs.Template, Classes.Template, Vrfs.Template, Protocols.Template,
                Created.Template, Deleted.Template, DeniedIPv4.Template, DeniedIPv6.Template);
        }

        sender.Data(Clock.At(0.15), Tables(agent));
        foreach (var second in LogEvent.BySecond())
        {
            var inspected = second.Where(e => e.Of.Protocol != IpProtocol.Icmp).ToArray();
            sender.Data(
                Clock.At(second.Key + 0.1),
                [.. Created.Records(inspected.Where(e => !e.IsEnd)), .. Deleted.Records(inspected.Where(e => e.IsEnd))]);
        }

        sender.Data(Clock.At(33.2), DeniedIPv4.Records(Probes()));
        sender.Data(
            Clock.At(47.7),
            [DeniedIPv6.Record(new Probe(IPAddress.Parse("2001:db8:bad::1"), IPAddress.Parse("2001:db8:10::11"), 40_001, 22, 47.65))]);
    }

    private static IEnumerable<WireRecord> Tables(IPAddress agent) =>
    [
        ExtendedEvents.Record(new Named(agent, 0, "None")),
        ExtendedEvents.Record(new Named(agent, 1, "Invalid L4 header")),
        ExtendedEvents.Record(new Named(agent, PolicyDrop, "Policy drop: classify result")),
        ZonePairs.Record(new Named(agent, InsideToOutside, "inside-to-outside")),
        ZonePairs.Record(new Named(agent, OutsideToSelf, "outside-to-self")),
        Classes.Record(new Named(agent, OfficeClass, "office-traffic")),
        Classes.Record(new Named(agent, DefaultClass, "class-default")),
        Vrfs.Record(new Named(agent, 0, "default")),
        .. Enum.GetValues<L7Protocol>().Select(protocol => Protocols.Record(new Named(agent, (uint)protocol, NameOf(protocol)))),
    ];

    private static Layout<Named> Table(ushort id, WireField key, WireField name) =>
        Layout<Named>.Options(id, [(NetFlow9Scope.System(), n => n.Agent)], (key, n => n.Id), (name, n => n.Name));

    private static IEnumerable<(WireField Field, Func<LogEvent, WireValue> Value)> SessionFields() =>
    [
        (Iana.IpVersion, _ => 4),
        (Iana.SourceIPv4Address, e => e.Of.Client),
        (Iana.DestinationIPv4Address, e => e.Of.Server),
        (Iana.SourceTransportPort, e => e.Of.ClientPort),
        (Iana.DestinationTransportPort, e => e.Of.ServerPort),
        (Iana.ProtocolIdentifier, e => e.Of.Protocol),
        (Iana.TcpSequenceNumber, e => e.Of.IsTcp ? WellKnownOctets + (e.Of.Id * 4096) : 0),
        (Iana.TcpAcknowledgementNumber, _ => 0),
        (Iana.ApplicationId with { Length = 2 }, e => (uint)ProtocolOf(e.Of)),
        (Iana.IngressInterface with { Length = 2 }, _ => RouterInterface.Lan.Index),
        (Iana.EgressInterface with { Length = 2 }, _ => RouterInterface.Wan.Index),
        (Iana.IngressVrfId, _ => 0),
        (Iana.EgressVrfId, _ => 0),
        (Iana.PostNatSourceIPv4Address, _ => Translation.PublicAddress),
        (Iana.PostNatDestinationIPv4Address, e => e.Of.Server),
        (Iana.PostNaptSourceTransportPort, e => e.Translation.PublicPort),
        (Iana.PostNaptDestinationTransportPort, e => e.Of.ServerPort),
        (Iana.FirewallEvent, e => e.IsEnd ? SessionDeleted : SessionCreated),
        (Cisco.FirewallExtendedEvent, _ => 0),
        (Iana.ObservationTimeMilliseconds, e => e.At),
        (Cisco.FirewallZonePairId, _ => InsideToOutside),
        (Iana.ClassId, _ => OfficeClass),
        (Cisco.UserName, _ => ""),
    ];

    private static IEnumerable<(WireField Field, Func<Probe, WireValue> Value)> ProbeFields() =>
    [
        (Iana.SourceTransportPort, p => p.SourcePort),
        (Iana.DestinationTransportPort, p => p.DestinationPort),
        (Iana.ProtocolIdentifier, _ => IpProtocol.Tcp),
        (Iana.IngressInterface with { Length = 2 }, _ => RouterInterface.Wan.Index),
        (Iana.EgressInterface with { Length = 2 }, _ => 0),
        (Iana.IngressVrfId, _ => 0),
        (Iana.EgressVrfId, _ => 0),
        (Iana.FirewallEvent, _ => SessionDenied),
        (Cisco.FirewallExtendedEvent, _ => PolicyDrop),
        (Iana.ObservationTimeMilliseconds, p => Clock.At(p.Time)),
        (Cisco.FirewallZonePairId, _ => OutsideToSelf),
        (Iana.ClassId, _ => DefaultClass),
    ];

    // Someone outside tries the router's doors.
    private static IEnumerable<Probe> Probes() => new ushort[] { 22, 23, 3389, 8080 }.Select((port, i) =>
        new Probe(IPAddress.Parse("203.0.113.66"), Translation.PublicAddress, (ushort)(40_000 + i), port, 32.4 + (i * 0.2)));

    private static L7Protocol ProtocolOf(Conversation conversation) => conversation.ServerPort switch
    {
        53 => L7Protocol.Dns,
        80 => L7Protocol.Http,
        443 => L7Protocol.Https,
        22 => L7Protocol.Ssh,
        _ => L7Protocol.Udp,
    };

    private static string NameOf(L7Protocol protocol) => protocol switch
    {
        L7Protocol.Dns => "dns",
        L7Protocol.Http => "http",
        L7Protocol.Https => "https",
        L7Protocol.Ssh => "ssh",
        _ => "udp",
    };

    // The firewall has numbers of its own for what it inspects, in 2 octets.
    private enum L7Protocol : ushort
    {
        Udp = 2,
        Http = 4,
        Https = 5,
        Ssh = 6,
        Dns = 7,
    }

    private sealed record Named(IPAddress Agent, uint Id, string Name);

    private sealed record Probe(IPAddress Source, IPAddress Destination, ushort SourcePort, ushort DestinationPort, double Time);
}
