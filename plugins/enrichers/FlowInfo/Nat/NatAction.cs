namespace FlowHost.Enrichers.FlowInfo.Nat;

/// <summary>What a natEvent (IANA) says of translations: exhausted pools, quotas and thresholds say nothing.</summary>
internal readonly record struct NatAction(NatKind Kind, bool IsCreate)
{
    public static NatAction? Of(ulong natEvent) => natEvent switch
    {
        1 or 4 or 6 => new(NatKind.Session, true),          // NAT, NAT44 and NAT64 session
        2 or 5 or 7 => new(NatKind.Session, false),
        8 or 10 => new(NatKind.Endpoint, true),             // NAT44 and NAT64 binding information base
        9 or 11 => new(NatKind.Endpoint, false),
        14 => new(NatKind.Address, true),                   // address binding
        15 => new(NatKind.Address, false),
        16 => new(NatKind.PortBlock, true),
        17 => new(NatKind.PortBlock, false),
        _ => null,
    };
}
