using FlowHost.Samples.Agents;
using FlowHost.Samples.Wire;

namespace FlowHost.Samples;

/// <summary>
/// One minute of an office behind Cisco devices, as their collector sees it: the same conversations in application records of a router,
/// in NAT and firewall logs, in NetFlow v5 and v9 of its neighbours, and in records of an ASA and an SD-WAN edge. Always the same octets.
/// </summary>
internal static class CiscoRouterSample
{
    public static byte[] Create()
    {
        var capture = new SampleCapture();
        AvcRouter.Send(capture);
        EdgeRouter.Send(capture);
        NetFlow5Router.Send(capture);
        AsaFirewall.Send(capture);
        SdWanEdge.Send(capture);
        return capture.ToArray();
    }
}
