namespace FlowHost.Enrichers.FlowInfo.Nat;

/// <summary>The outside of a translation: what flow records of the far side show. What a kind has not is 0.</summary>
internal readonly record struct NatKey(NatKind Kind, byte Protocol, UInt128 Source, ushort SourcePort, UInt128 Destination, ushort DestinationPort)
{
    private const int BlockShift = 8;

    public static NatKey Session(byte protocol, UInt128 source, ushort sourcePort, UInt128 destination, ushort destinationPort) =>
        new(NatKind.Session, protocol, source, sourcePort, destination, destinationPort);

    public static NatKey Endpoint(byte protocol, UInt128 source, ushort port) => new(NatKind.Endpoint, protocol, source, port, default, 0);

    /// <summary>Blocks of ports are found by the 256 ports that one lies among.</summary>
    public static NatKey PortBlock(UInt128 source, int port) => new(NatKind.PortBlock, 0, source, (ushort)(port >> BlockShift), default, 0);

    public static NatKey Address(UInt128 source) => new(NatKind.Address, 0, source, 0, default, 0);

    /// <summary>The same for both directions, so that one probe finds either.</summary>
    public uint Hash(ulong seed)
    {
        var ends = Fold(Source, SourcePort, seed) + Fold(Destination, DestinationPort, seed);
        return (uint)(Multiply(ends ^ seed, 0x9E37_79B9_7F4A_7C15UL + ((ulong)Kind << 8) + Protocol) >> 16);
    }

    public bool IsReverseOf(in NatKey other) =>
        Kind == other.Kind && Protocol == other.Protocol && SourcePort == other.DestinationPort && DestinationPort == other.SourcePort
        && Source == other.Destination && Destination == other.Source;

    private static ulong Fold(UInt128 address, ushort port, ulong seed) =>
        Multiply((ulong)address ^ seed, ((ulong)(address >> 64) ^ (port * 0xD6E8_FEB8_6659_FD93UL)) + 0xA076_1D64_78BD_642FUL);

    private static ulong Multiply(ulong a, ulong b)
    {
        var high = Math.BigMul(a, b, out var low);
        return high ^ low;
    }
}
