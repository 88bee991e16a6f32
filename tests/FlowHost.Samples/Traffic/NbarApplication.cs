namespace FlowHost.Samples.Traffic;

/// <summary>An application as Cisco NBAR names it: engine in the first octet of the id, selector in the other three (RFC 6759).</summary>
internal sealed record NbarApplication(
    uint Id, string Name, string Description, string Category, string SubCategory, string Group, string TrafficClass, string Relevance,
    bool IsEncrypted)
{
    public static readonly NbarApplication Icmp = new(
        0x01000001, "icmp", "Internet Control Message Protocol", "net-admin", "routing-protocol", "other", "network-control",
        "business-relevant", false);

    public static readonly NbarApplication Ssh = new(
        0x03000016, "ssh", "Secure Shell", "net-admin", "remote-access-terminal", "other", "ops-admin-mgmt", "business-relevant", true);

    public static readonly NbarApplication Dns = new(
        0x03000035, "dns", "Domain Name System", "net-admin", "naming-services", "other", "network-control", "business-relevant", false);

    public static readonly NbarApplication Http = new(
        0x03000050, "http", "World Wide Web traffic", "browsing", "other", "other", "transactional-data", "default", false);

    public static readonly NbarApplication Ntp = new(
        0x0300007B, "ntp", "Network Time Protocol", "net-admin", "other", "other", "network-control", "business-relevant", false);

    public static readonly NbarApplication Unknown = new(
        0x0D000001, "unknown", "Unknown application", "other", "other", "other", "bulk-data", "default", false);

    public static readonly NbarApplication Rtp = new(
        0x0D00003D, "rtp", "Real-time Transport Protocol", "voice-and-video", "voice-video-chat-collaboration", "other",
        "voip-telephony", "business-relevant", false);

    public static readonly NbarApplication Ssl = new(
        0x0D0001C5, "ssl", "Secure Sockets Layer", "browsing", "other", "other", "transactional-data", "default", true);

    public static IReadOnlyList<NbarApplication> All { get; } = [Icmp, Ssh, Dns, Http, Ntp, Unknown, Rtp, Ssl];
}
