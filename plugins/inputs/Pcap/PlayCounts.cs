namespace FlowHost.Inputs.Pcap;

/// <summary>What one capture held.</summary>
internal struct PlayCounts
{
    public long Packets;

    /// <summary>UDP datagrams that were played.</summary>
    public long Datagrams;

    /// <summary>UDP datagrams to ports that the options leave out.</summary>
    public long OtherPorts;

    /// <summary>Packets that the snap length cut.</summary>
    public long Cut;
}
