namespace FlowHost.Enrichers.CiscoEta.Tls;

/// <summary>Values that clients send so that servers learn to ignore what they do not know (RFC 8701 section 2).</summary>
internal static class Grease
{
    /// <summary>Whether a number of 16 bits is one of 0x0a0a, 0x1a1a … 0xfafa.</summary>
    public static bool Is(int value) => (value & 0x0F0F) == 0x0A0A && value >> 8 == (value & 0xFF);
}
