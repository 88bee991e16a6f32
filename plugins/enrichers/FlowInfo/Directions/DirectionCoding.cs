namespace FlowHost.Enrichers.FlowInfo.Directions;

/// <summary>
/// How one device codes flowDirection: 0 is ingress and 1 egress (IANA), but 1 ingress and 2 egress for Catalyst switches with wired AVC. The
/// first 2 gives them away.
/// </summary>
internal sealed class DirectionCoding
{
    private const ulong CatalystIngress = 1;
    private const ulong CatalystEgress = 2;

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
