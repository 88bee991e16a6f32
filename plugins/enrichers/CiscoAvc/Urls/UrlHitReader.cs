using System.Buffers.Binary;

namespace FlowHost.Enrichers.CiscoAvc.Urls;

/// <summary>
/// Reads URL statistics: for each URI its text, a NUL and how often it was requested, in two octets. Older devices put a NUL between them.
/// </summary>
internal ref struct UrlHitReader(ReadOnlySpan<byte> octets)
{
    private ReadOnlySpan<byte> _rest = octets;

    public readonly bool HasOctets => !_rest.IsEmpty;

    /// <summary>Reads the next one; false at the end, or where the rest is cut or padding.</summary>
    public bool TryRead(out ReadOnlySpan<byte> uri, out ushort count)
    {
        var end = _rest.IndexOf((byte)0);
        if (end < 0 || _rest.Length < end + 1 + sizeof(ushort) || !_rest.ContainsAnyExcept((byte)0))
        {
            uri = default;
            count = 0;
            return false;
        }
        uri = _rest[..end];
        count = BinaryPrimitives.ReadUInt16BigEndian(_rest[(end + 1)..]);
        _rest = _rest[(end + 1 + sizeof(ushort))..];
        if (_rest is [0, ..])
        {
            _rest = _rest[1..];
        }
        return true;
    }
}
