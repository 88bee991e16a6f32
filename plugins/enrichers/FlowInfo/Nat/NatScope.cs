namespace FlowHost.Enrichers.FlowInfo.Nat;

/// <summary>Who speaks: the device, and the VRFs that its record names (−1: none).</summary>
internal readonly record struct NatScope(UInt128 Exporter, long Vrf, long OtherVrf)
{
    public const long NoVrf = -1;

    /// <summary>Whether a translation of some VRF can be meant: one that is not named may be any.</summary>
    public bool Allows(long vrf) => vrf == NoVrf || (Vrf == NoVrf && OtherVrf == NoVrf) || vrf == Vrf || vrf == OtherVrf;
}
