namespace FlowHost.Inputs.Pcap;

/// <summary>How fast a capture is played.</summary>
public enum PcapPacing
{
    /// <summary>As fast as the pipeline takes it.</summary>
    None,

    /// <summary>With the time between datagrams that the capture shows, divided by <see cref="PcapOptions.Speed"/>.</summary>
    Original,
}
