using System.Buffers.Binary;

namespace FlowHost.Enrichers.CiscoEta.Tls;

/// <summary>Reads forward; what is behind the end is 0 or cut, and remembered.</summary>
internal ref struct OctetReader
{
    private ReadOnlySpan<byte> _rest;

    /// <summary>Reads all of some octets.</summary>
    public OctetReader(ReadOnlySpan<byte> octets)
    {
        _rest = octets;
        Length = octets.Length;
    }

    /// <summary>Reads a part of some octets, as far as it is there.</summary>
    public OctetReader(ReadOnlySpan<byte> octets, int start, int length)
    {
        var from = octets[Math.Min(start, octets.Length)..];
        _rest = from[..Math.Min(length, from.Length)];
        Length = _rest.Length;
    }

    /// <summary>Octets that were there at the start.</summary>
    public int Length { get; }

    /// <summary>Whether all was read.</summary>
    public readonly bool IsAtEnd => _rest.IsEmpty;

    /// <summary>Whether more was asked for than there is.</summary>
    public bool IsCut { get; private set; }

    public byte UInt8()
    {
        var octets = Take(1);
        return octets.IsEmpty ? (byte)0 : octets[0];
    }

    public ushort UInt16()
    {
        var octets = Take(sizeof(ushort));
        return octets.Length < sizeof(ushort) ? (ushort)0 : BinaryPrimitives.ReadUInt16BigEndian(octets);
    }

    public void Skip(int octets) => Take(octets);

    /// <summary>Octets that their length stands before, of 1 or 2 octets; those that are there when it is cut.</summary>
    public ReadOnlySpan<byte> Block(int lengthOctets) => Take(lengthOctets == 1 ? UInt8() : UInt16());

    private ReadOnlySpan<byte> Take(int octets)
    {
        IsCut |= octets > _rest.Length;
        var taken = _rest[..Math.Min(octets, _rest.Length)];
        _rest = _rest[taken.Length..];
        return taken;
    }
}
