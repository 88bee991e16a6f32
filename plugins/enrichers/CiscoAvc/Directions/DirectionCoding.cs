namespace FlowHost.Enrichers.CiscoAvc.Directions;

/// <summary>
/// How one agent codes flowDirection: 0 is ingress and 1 egress (IANA), but 1 ingress and 2 egress for Catalyst switches with wired AVC. The
/// first 2 gives them away.
/// </summary>
internal sealed class DirectionCoding
{
    private const ulong CatalystEgress = 2;
    private const ulong CatalystIngress = 1;

    private ulong _ingress;

    public Direction Read(ulong flowDirection)
    {
        if (flowDirection == CatalystEgress)
        {
            _ingress = CatalystIngress;
        }
        return flowDirection == _ingress ? Direction.Ingress : Direction.Egress;
    }
}
