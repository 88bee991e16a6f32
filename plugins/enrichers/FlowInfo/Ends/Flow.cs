namespace FlowHost.Enrichers.FlowInfo.Ends;

/// <summary>The ends of one record's flow: source and destination, or client and server.</summary>
internal struct Flow
{
    public UInt128 Source;
    public UInt128 Destination;
    public uint SourcePort;
    public uint DestinationPort;

    /// <summary>Whether the source is the lower end, by whole address and then port.</summary>
    public readonly bool IsSourceLower => Source == Destination ? SourcePort < DestinationPort : Source < Destination;
}
