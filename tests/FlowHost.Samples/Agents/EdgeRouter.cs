using System.Net;
using FlowHost.Samples.Wire;

namespace FlowHost.Samples.Agents;

/// <summary>The router that translates and filters: NAT and firewall log at high speed, and Flexible NetFlow, all in version 9.</summary>
internal static class EdgeRouter
{
    private static readonly IPAddress Address = IPAddress.Parse("192.0.2.2");
    private static readonly DateTimeOffset BootTime = Clock.At(-3 * 86_400);

    public static void Send(SampleCapture capture)
    {
        NatLog.Send(new NetFlow9Sender(capture, Address, 52_001, 2056, sourceId: 0, BootTime));
        FirewallLog.Send(new NetFlow9Sender(capture, Address, 52_002, 2057, sourceId: 1, BootTime), Address);
        FlexibleNetFlow.Send(new NetFlow9Sender(capture, Address, 52_003, 2055, sourceId: 256, BootTime), Address, BootTime);
    }
}
