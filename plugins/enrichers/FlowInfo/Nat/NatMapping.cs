namespace FlowHost.Enrichers.FlowInfo.Nat;

/// <summary>One translation. Times are nanoseconds since 1970, of records; <see cref="Received"/> is of this host.</summary>
internal struct NatMapping
{
    public NatKey Key;
    public UInt128 InnerSource;
    public UInt128 InnerDestination;
    public UInt128 Exporter;
    public long Vrf;
    public long Start;
    public long LastCreate;
    public long End;
    public long Received;
    public ushort InnerSourcePort;
    public ushort InnerDestinationPort;
    public ushort FirstPort;
    public ushort LastPort;
    public uint Hash;
    public int Next;
    public bool IsDeleted;
    public bool IsUsed;

    public readonly bool HasInnerOf(in NatMapping other) =>
        InnerSource == other.InnerSource && InnerSourcePort == other.InnerSourcePort && InnerDestination == other.InnerDestination
        && InnerDestinationPort == other.InnerDestinationPort && FirstPort == other.FirstPort && LastPort == other.LastPort;

    /// <summary>Whether it and another one cannot both hold at one time.</summary>
    public readonly bool Excludes(in NatMapping other) =>
        Exporter == other.Exporter && Vrf == other.Vrf && FirstPort <= other.LastPort && other.FirstPort <= LastPort;
}
