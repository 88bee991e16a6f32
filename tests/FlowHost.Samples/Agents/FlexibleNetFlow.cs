using System.Net;
using FlowHost.Samples.Traffic;
using FlowHost.Samples.Wire;
using FlowHost.Sdk.Testing;

namespace FlowHost.Samples.Agents;

/// <summary>
/// Flexible NetFlow in version 9, a monitor on what enters the LAN interface: times are sysUpTime of the header's clock, the tables' scope
/// is the device.
/// </summary>
internal static class FlexibleNetFlow
{
    private const int ReportInterval = 15;
    private const uint OfficeAs = 64_496;
    private const uint OutsideAs = 64_511;
    private const int OneIn1 = 1;

    public static void Send(NetFlow9Sender sender, IPAddress agent, DateTimeOffset bootTime)
    {
        WireValue SysUpTime(double seconds) => (uint)(Clock.At(seconds) - bootTime).TotalMilliseconds;

        var ipv4 = new Layout<OneWay>(
            265,
            [
                (Iana.SourceIPv4Address, f => f.Source),
                (Iana.DestinationIPv4Address, f => f.Destination),
                .. Common(SysUpTime),
                (Iana.IpNextHopIPv4Address, _ => IPAddress.Parse("203.0.113.1")),
                (Iana.SourceIPv4PrefixLength, _ => 24),
                (Iana.DestinationIPv4PrefixLength, _ => 24),
            ]);
        var ipv6 = new Layout<OneWay>(
            266,
            [
                (Iana.SourceIPv6Address, f => f.Source),
                (Iana.DestinationIPv6Address, f => f.Destination),
                .. Common(SysUpTime),
                (Iana.IpNextHopIPv6Address, _ => IPAddress.Parse("2001:db8:80::1")),
                (Iana.SourceIPv6PrefixLength, _ => 48),
                (Iana.DestinationIPv6PrefixLength, _ => 48),
            ]);
        var interfaces = Layout<RouterInterface>.Options(
            267,
            [(NetFlow9Scope.System(), _ => agent)],
            (Iana.IngressInterface, i => i.Index),
            (Iana.InterfaceName with { Length = 32 }, i => i.Name),
            (Iana.InterfaceDescription with { Length = 64 }, i => i.Description));
        var applications = Layout<NbarApplication>.Options(
            268,
            [(NetFlow9Scope.System(), _ => agent)],
            (Iana.ApplicationId, a => a.Id),
            (Iana.ApplicationName, a => a.Name),
            (Iana.ApplicationDescription, a => a.Description));
        var samplers = Layout<string>.Options(
            269,
            [(NetFlow9Scope.System(), _ => agent)],
            (Iana.SamplerId, _ => 1),
            (Iana.SamplerMode, _ => 1),
            (Iana.SamplerRandomInterval, _ => OneIn1),
            (Iana.SamplerName, name => name));

        foreach (var time in new[] { 0.06, (Clock.Length / 2) + 0.06 })
        {
            sender.Templates(
                Clock.At(time), ipv4.Template, ipv6.Template, interfaces.Template, applications.Template, samplers.Template);
        }

        sender.Data(
            Clock.At(0.2),
            [
                .. interfaces.Records(RouterInterface.All), .. applications.Records(NbarApplication.All), samplers.Record("every-packet"),
            ]);
        // At whole seconds, the only ones the header can tell: flow times come out to the millisecond.
        for (var time = ReportInterval; time <= Clock.Length; time += ReportInterval)
        {
            var flows = OfficeTraffic.EndedBetween(time - ReportInterval, time)
                .Select(conversation => new OneWay(conversation, FromClient: true))
                .ToArray();
            sender.Data(
                Clock.At(time),
                [
                    .. ipv4.Records(flows.Where(flow => flow.Conversation.IsIPv4)),
                    .. ipv6.Records(flows.Where(flow => !flow.Conversation.IsIPv4)),
                ]);
        }
    }

    private static IEnumerable<(WireField Field, Func<OneWay, WireValue> Value)> Common(Func<double, WireValue> sysUpTime) =>
    [
        (Iana.SourceTransportPort, f => f.SourcePort),
        (Iana.DestinationTransportPort, f => f.DestinationPort),
        (Iana.ProtocolIdentifier, f => f.Conversation.Protocol),
        (Iana.IpClassOfService, f => f.TypeOfService),
        (Iana.TcpControlBits, f => f.Conversation.TcpFlags),
        (Iana.FlowDirection, _ => 0),
        (Iana.IngressInterface, _ => RouterInterface.Lan.Index),
        (Iana.EgressInterface, _ => RouterInterface.Wan.Index),
        (Iana.OctetDeltaCount with { Length = 4 }, f => f.Volume.Octets),
        (Iana.PacketDeltaCount with { Length = 4 }, f => f.Volume.Packets),
        (Iana.FlowStartSysUpTime, f => sysUpTime(f.Start)),
        (Iana.FlowEndSysUpTime, f => sysUpTime(f.End)),
        (Iana.BgpSourceAsNumber, _ => OfficeAs),
        (Iana.BgpDestinationAsNumber, _ => OutsideAs),
        (Iana.ApplicationId, f => f.Conversation.Application.Id),
        (Iana.SamplerId, _ => 1),
    ];
}
