namespace FlowHost.Enrichers.CiscoAvc;

/// <summary>What devices count RTP jitter in.</summary>
public enum RtpJitterUnit
{
    /// <summary>Microseconds, as Cisco IOS and IOS XE do.</summary>
    Microseconds,

    /// <summary>Milliseconds.</summary>
    Milliseconds,
}
