using FlowHost.Sdk;

namespace FlowHost.Enrichers.FlowInfo.Ends;

/// <summary>FNV-1a of 32 bits (RFC 9923) over the octets of an address: 4 or 16.</summary>
internal static class AddressHash
{
    private const uint Basis = 2_166_136_261;
    private const uint Prime = 16_777_619;

    public static uint Of(UInt128 address, bool isIPv6) => isIPv6 || !IpAddress.IsIPv4(address)
        ? Add(Add(Add(Add(Basis, (uint)(address >> 96)), (uint)(address >> 64)), (uint)(address >> 32)), (uint)address)
        : Add(Basis, IpAddress.ToIPv4(address));

    private static uint Add(uint hash, uint octets)
    {
        hash = unchecked((hash ^ (octets >> 24)) * Prime);
        hash = unchecked((hash ^ ((octets >> 16) & 0xFF)) * Prime);
        hash = unchecked((hash ^ ((octets >> 8) & 0xFF)) * Prime);
        return unchecked((hash ^ (octets & 0xFF)) * Prime);
    }
}
