using FlowHost.Sdk;

namespace FlowHost.Exporters.Parquet.Columns;

/// <summary>RFC 5952; what an IPv6 element carries stays recognizable as such when it is a mapped address (section 5).</summary>
internal readonly struct IPv6Text : IKeyText<UInt128>
{
    public static int Write(UInt128 key, Span<byte> utf8)
    {
        if (!IpAddress.IsIPv4(key))
        {
            return IpAddress.Format(key, utf8);
        }
        "::ffff:"u8.CopyTo(utf8);
        return 7 + IpAddress.Format(key, utf8[7..]);
    }
}
