using FlowHost.Sdk;

namespace FlowHost.Exporters.Parquet.Columns;

/// <summary>Addresses of either family: dotted decimal, or RFC 5952.</summary>
internal readonly struct EitherText : IKeyText<UInt128>
{
    public static int Write(UInt128 key, Span<byte> utf8) => IpAddress.Format(key, utf8);
}
