using System.ComponentModel.DataAnnotations;

namespace FlowHost.Enrichers.CiscoAvc;

/// <summary>The options of the <c>cisco-avc</c> enricher.</summary>
public sealed class CiscoAvcOptions
{
    /// <summary>
    /// Octets that are added to what client and server sent for each of their packets: 14 for the Ethernet header, which the counters of
    /// layers 3 and 4 leave out. It changes the added fields of bytes and their rates, never what the device sent.
    /// </summary>
    /// <value>The default value is 0: bytes are as the device counts them.</value>
    [Range(0, 64)]
    public int Layer2Octets { get; set; }

    /// <summary>
    /// Whether <c>round_trip_time</c> contains the time that the server takes to answer. Without it the field is twice the network's delay,
    /// which <c>network_rtt</c> is always.
    /// </summary>
    /// <value>The default value is true.</value>
    public bool ThinkTime { get; set; } = true;

    /// <summary>What the devices count RTP jitter in. It matters to <c>rtp_mos</c> and <c>performance_score</c>; <c>rtp_jitter_mean</c> keeps the device's unit.</summary>
    /// <value>The default value is <see cref="RtpJitterUnit.Microseconds"/>.</value>
    public RtpJitterUnit JitterUnit { get; set; } = RtpJitterUnit.Microseconds;
}
