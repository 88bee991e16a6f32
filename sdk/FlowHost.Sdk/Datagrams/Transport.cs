namespace FlowHost.Sdk;

/// <summary>How a datagram came to the host; the rules for templates differ (RFC 7011 sections 8.1 to 8.4).</summary>
public enum Transport : byte
{
    /// <summary>UDP, live or from a capture.</summary>
    Udp,

    /// <summary>A TCP or TLS connection.</summary>
    Tcp,

    /// <summary>A file of messages (RFC 5655).</summary>
    File,
}
