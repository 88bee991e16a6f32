using System.Net;
using FlowHost.Samples.Traffic;
using FlowHost.Samples.Wire;

namespace FlowHost.Samples.Agents;

/// <summary>
/// An SD-WAN edge: flows with the tunnel they took, and the tables of tunnels, their measured quality and the causes of drops.
/// </summary>
internal static class SdWanEdge
{
    private const ushort Port = 4740;
    private const ushort SourcePort = 55_001;
    private const int ReportInterval = 20;
    private const uint OfficeVpn = 10;
    private const ushort SlaDrop = 19;

    private static readonly IPAddress Address = IPAddress.Parse("192.0.2.5");

    private static readonly Tunnel[] Tunnels =
    [
        new(1, "biz-internet", "biz-internet", IPAddress.Parse("192.0.2.65"), Loss: 0, Latency: 21, Jitter: 1),
        new(2, "mpls", "mpls", IPAddress.Parse("192.0.2.65"), Loss: 0, Latency: 12, Jitter: 0),
        new(3, "lte", "biz-internet", IPAddress.Parse("192.0.2.66"), Loss: 2, Latency: 68, Jitter: 9),
    ];

    private static readonly Layout<Tunnel> TunnelTable = Layout<Tunnel>.Options(
        270,
        [(Cisco.TlocOverlaySessionId, t => t.Id)],
        (Cisco.TlocLocalColor, t => t.LocalColor),
        (Cisco.TlocRemoteColor, t => t.RemoteColor),
        (Cisco.TlocTunnelProtocol, _ => "ipsec\0\0\0"u8.ToArray()),
        (Cisco.TlocLocalSystemIp, _ => Address),
        (Cisco.TlocRemoteSystemIp, t => t.Remote));

    private static readonly Layout<(Tunnel Tunnel, double Time)> Bfd = Layout<(Tunnel Tunnel, double Time)>.Options(
        271,
        [(Cisco.TlocOverlaySessionId, b => b.Tunnel.Id)],
        (Iana.IpDiffServCodePoint, _ => 48),
        (Cisco.BfdLoss, b => b.Tunnel.Loss),
        (Cisco.BfdUpdateTime, b => Clock.At(b.Time).ToUnixTimeMilliseconds()),
        (Cisco.BfdLatency, b => b.Tunnel.Latency),
        (Cisco.BfdJitter, b => b.Tunnel.Jitter),
        (Cisco.BfdReceived, b => 600 - (6 * b.Tunnel.Loss)),
        (Cisco.BfdSent, _ => 600));

    private static readonly Layout<(ushort Id, string Name, string Description)> DropCauses =
        Layout<(ushort Id, string Name, string Description)>.Options(
            272,
            [(Cisco.DropCauseId, d => d.Id)],
            (Cisco.DropCauseName, d => d.Name),
            (Cisco.DropCauseDescription, d => d.Description));

    private static readonly Layout<RouterInterface> Interfaces = Layout<RouterInterface>.Options(
        256,
        [(Iana.IngressInterface, i => i.Index)],
        (Iana.InterfaceName, i => i.Name),
        (Iana.InterfaceDescription, i => i.Description));

    private static readonly Layout<OneWay> Flows = new(
        273,
        (Iana.SourceIPv4Address, f => f.Source),
        (Iana.DestinationIPv4Address, f => f.Destination),
        (Iana.SourceTransportPort, f => f.SourcePort),
        (Iana.DestinationTransportPort, f => f.DestinationPort),
        (Cisco.ServiceVrf, _ => OfficeVpn),
        (Iana.ProtocolIdentifier, f => f.Conversation.Protocol),
        (Iana.TcpControlBits, f => f.Conversation.TcpFlags),
        (Iana.IpClassOfService, f => f.TypeOfService),
        (Iana.IngressInterface, f => (f.FromClient ? RouterInterface.Lan : RouterInterface.Wan).Index),
        (Iana.EgressInterface, f => (f.FromClient ? RouterInterface.Wan : RouterInterface.Lan).Index),
        (Iana.OctetDeltaCount, f => f.Volume.Octets),
        (Iana.PacketDeltaCount, f => f.Volume.Packets),
        (Iana.FlowStartMilliseconds, f => Clock.At(f.Start)),
        (Iana.FlowEndMilliseconds, f => Clock.At(f.End)),
        (Iana.FlowEndReason, f => f.Conversation.IsTcp ? 3 : 1),
        (Iana.BiflowDirection, f => f.FromClient ? 1 : 2),
        (Cisco.OverlaySessionIdInput, f => f.FromClient ? 0 : TunnelOf(f)),
        (Cisco.OverlaySessionIdOutput, f => f.FromClient ? TunnelOf(f) : 0),
        (Cisco.ConnectionIdLong, f => 0xA000_0000_0000UL + f.Conversation.Id),
        (Cisco.DropCauseId, f => TookLte(f) ? SlaDrop : 0),
        (Cisco.DropOctets, f => TookLte(f) ? 1_500 : 0),
        (Cisco.SlaNotMet, f => TookLte(f) ? 1 : 0),
        (Cisco.PreferredColorNotMet, f => TookLte(f) ? 1 : 0),
        (Cisco.QosQueueId, f => f.Conversation.Dscp == 46 ? 0 : 2));

    public static void Send(SampleCapture capture)
    {
        var tables = new IpfixSender(capture, Address, SourcePort, Port, domain: 6);
        var flows = new IpfixSender(capture, Address, SourcePort, Port, domain: 256);
        foreach (var time in new[] { 0.04, (Clock.Length / 2) + 0.04 })
        {
            tables.Templates(Clock.At(time), Interfaces.Template, TunnelTable.Template, Bfd.Template, DropCauses.Template);
            flows.Templates(Clock.At(time + 0.01), Flows.Template);
        }

        tables.Data(
            Clock.At(0.25),
            [
                .. Interfaces.Records(RouterInterface.All),
                .. TunnelTable.Records(Tunnels),
                DropCauses.Record((SlaDrop, "SdwanSlaDrop", "No path meets the policy")),
            ]);
        for (var time = ReportInterval; time <= Clock.Length; time += ReportInterval)
        {
            tables.Data(Clock.At(time), Bfd.Records(Tunnels.Select(tunnel => (tunnel, time - 0.5))));
            flows.Data(
                Clock.At(time + 0.1),
                Flows.Records(OfficeTraffic.EndedBetween(time - ReportInterval, time).Where(TakesTheVpn).SelectMany(OneWay.Both)));
        }
    }

    private static bool TakesTheVpn(Conversation conversation) =>
        conversation is { IsIPv4: true, Application.IsEncrypted: true };

    private static uint TunnelOf(OneWay flow) => Tunnels[flow.Conversation.Id % (uint)Tunnels.Length].Id;

    private static bool TookLte(OneWay flow) => TunnelOf(flow) == 3;

    private sealed record Tunnel(
        uint Id, string LocalColor, string RemoteColor, IPAddress Remote, uint Loss, uint Latency, uint Jitter);
}
