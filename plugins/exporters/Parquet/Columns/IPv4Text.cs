using FlowHost.Sdk;

namespace FlowHost.Exporters.Parquet.Columns;

/// <summary>Dotted decimal.</summary>
internal readonly struct IPv4Text : IKeyText<uint>
{
    public static int Write(uint key, Span<byte> utf8) => IpAddress.Format(IpAddress.FromIPv4(key), utf8);
}
