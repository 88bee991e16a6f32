namespace FlowHost.Sdk;

/// <summary>What a time column counts: the wire's own unit, so that no value is lost (RFC 7011 sections 6.1.7 to 6.1.10).</summary>
public enum TimeUnit : byte
{
    /// <summary>Not a time.</summary>
    None,

    /// <summary>Seconds since 1970-01-01 UTC.</summary>
    Seconds,

    /// <summary>Milliseconds since 1970-01-01 UTC.</summary>
    Milliseconds,

    /// <summary>NTP seconds in the upper 32 bits, fraction in the lower; 6 digits are exact.</summary>
    NtpMicroseconds,

    /// <summary>NTP seconds in the upper 32 bits, fraction in the lower; 9 digits.</summary>
    NtpNanoseconds,

    /// <summary>Milliseconds since the device started, as <c>flowStartSysUpTime</c>: <see cref="TimeColumn"/> adds the header's clock.</summary>
    SysUpTimeMilliseconds,
}
