using System.Net;
using FlowHost.Samples.Traffic;
using FlowHost.Samples.Wire;
using FlowHost.Sdk.Testing;

namespace FlowHost.Samples.Agents;

/// <summary>An ASA with NetFlow Secure Event Logging: one template for each kind of event.</summary>
internal static class AsaFirewall
{
    private const int FlowCreated = 1;
    private const int FlowDeleted = 2;
    private const int FlowDenied = 3;
    private const int DeniedByIngressList = 1001;
    private const int TornDown = 2013;

    private static readonly IPAddress Address = IPAddress.Parse("192.0.2.4");
    private static readonly DateTimeOffset BootTime = Clock.At(-7 * 86_400);

    // An access list in three numbers: list, entry, extended entry.
    private static readonly byte[] InsideList = Convert.FromHexString("8E7A2C41" + "0D5B3A92" + "00000000");
    private static readonly byte[] NoList = new byte[12];

    private static readonly Layout<LogEvent> Created = new(
        256,
        [.. Session(FlowCreated, 0), (Cisco.IngressAclId, _ => InsideList), (Cisco.EgressAclId, _ => NoList), (Cisco.UserName, _ => "alice")]);

    private static readonly Layout<LogEvent> Deleted = new(
        257,
        [
            .. Session(FlowDeleted, TornDown),
            (Iana.FlowStartMilliseconds, e => Clock.At(e.Of.Start)),
            (Iana.InitiatorOctets with { Length = 4 }, e => e.Of.PayloadOf(e.Of.Up)),
            (Iana.ResponderOctets with { Length = 4 }, e => e.Of.PayloadOf(e.Of.Down)),
            (Cisco.UserName, _ => "alice"),
        ]);

    private static readonly Layout<double> Denied = new(
        258,
        (Iana.SourceIPv4Address, _ => IPAddress.Parse("198.51.100.18")),
        (Iana.SourceTransportPort, _ => 50_991),
        (Iana.IngressInterface with { Length = 2 }, _ => 3),
        (Iana.DestinationIPv4Address, _ => IPAddress.Parse("203.0.113.99")),
        (Iana.DestinationTransportPort, _ => 4_444),
        (Iana.EgressInterface with { Length = 2 }, _ => 4),
        (Iana.ProtocolIdentifier, _ => IpProtocol.Tcp),
        (Iana.IcmpTypeIPv4, _ => 0),
        (Iana.IcmpCodeIPv4, _ => 0),
        (Iana.FirewallEvent, _ => FlowDenied),
        (Cisco.FirewallEventDetailed, _ => DeniedByIngressList),
        (Iana.ObservationTimeMilliseconds, time => Clock.At(time)),
        (Cisco.IngressAclId, _ => InsideList),
        (Cisco.EgressAclId, _ => NoList));

    public static void Send(SampleCapture capture)
    {
        var sender = new NetFlow9Sender(capture, Address, 54_001, 2055, sourceId: 0, BootTime);
        foreach (var time in new[] { 0.08, (Clock.Length / 2) + 0.08 })
        {
            sender.Templates(Clock.At(time), Created.Template, Deleted.Template, Denied.Template);
        }

        // Only the conversations that pass this device: those with the web servers.
        foreach (var second in LogEvent.BySecond())
        {
            var web = second.Where(e => e.Of.Application == NbarApplication.Ssl).ToArray();
            sender.Data(
                Clock.At(second.Key + 0.2), [.. Created.Records(web.Where(e => !e.IsEnd)), .. Deleted.Records(web.Where(e => e.IsEnd))]);
        }

        sender.Data(Clock.At(28.9), Denied.Records([28.1, 28.8]));
    }

    private static IEnumerable<(WireField Field, Func<LogEvent, WireValue> Value)> Session(int firewallEvent, int detail) =>
    [
        (Iana.FlowId, e => 0x00A10000 + e.Of.Id),
        (Iana.SourceIPv4Address, e => e.Of.Client),
        (Iana.SourceTransportPort, e => e.Of.ClientPort),
        (Iana.IngressInterface with { Length = 2 }, _ => 3),
        (Iana.DestinationIPv4Address, e => e.Of.Server),
        (Iana.DestinationTransportPort, e => e.Of.ServerPort),
        (Iana.EgressInterface with { Length = 2 }, _ => 4),
        (Iana.ProtocolIdentifier, e => e.Of.Protocol),
        (Iana.IcmpTypeIPv4, _ => 0),
        (Iana.IcmpCodeIPv4, _ => 0),
        (Iana.PostNatSourceIPv4Address, e => e.Of.Client),
        (Iana.PostNatDestinationIPv4Address, e => e.Of.Server),
        (Iana.PostNaptSourceTransportPort, e => e.Of.ClientPort),
        (Iana.PostNaptDestinationTransportPort, e => e.Of.ServerPort),
        (Iana.FirewallEvent, _ => firewallEvent),
        (Cisco.FirewallEventDetailed, _ => detail),
        (Iana.ObservationTimeMilliseconds, e => e.At),
    ];
}
