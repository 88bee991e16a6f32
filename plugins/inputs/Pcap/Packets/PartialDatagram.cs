using FlowHost.Sdk;

namespace FlowHost.Inputs.Pcap.Packets;

/// <summary>The fragments of one datagram so far. Offsets count units of eight octets; one bit for each unit tells what is there.</summary>
internal sealed class PartialDatagram
{
    private const int UnitLength = 8;
    private const int MaxLength = 65_535;
    private const int Unknown = -1;

    private readonly byte[] _octets = new byte[MaxLength];
    private readonly ulong[] _units = new ulong[(MaxLength + 1) / UnitLength / 64];
    private int _unitsSeen;
    private int _highest;
    private int _length;
    private bool _broken;

    public FragmentKey Key { get; private set; }

    /// <summary>When the fragment that came first was captured: nanoseconds since 1970-01-01 UTC.</summary>
    public long Since { get; private set; }

    /// <summary>The protocol of the payload, which the fragment at offset 0 tells (RFC 8200 section 4.5).</summary>
    public byte Protocol { get; private set; }

    /// <summary>How it is counted when it is given up.</summary>
    public DropReason Loss { get; private set; }

    public bool IsComplete => !_broken && _length != Unknown && _unitsSeen == UnitsOf(_length);

    /// <summary>The whole payload of the IP packet, when <see cref="IsComplete"/>.</summary>
    public ReadOnlySpan<byte> Payload => _octets.AsSpan(0, _length);

    /// <summary>Makes it ready for another datagram.</summary>
    public void Start(FragmentKey key, long time)
    {
        (Key, Since, Protocol, Loss) = (key, time, 0, DropReason.Truncated);
        (_unitsSeen, _highest, _length, _broken) = (0, 0, Unknown, false);
        Array.Clear(_units);
    }

    /// <summary>The datagram cannot become whole any more; it stays, so that the rest of its fragments are not taken for another.</summary>
    public void Break(DropReason loss)
    {
        Loss = _broken ? Loss : loss;
        _broken = true;
    }

    /// <summary>Adds a fragment. One that is there already is ignored; one that overlaps others breaks the datagram (RFC 5722).</summary>
    public void Add(in Fragment fragment)
    {
        var end = fragment.Offset + fragment.Data.Length;
        if (_broken || !Fits(fragment, end))
        {
            Break(DropReason.Malformed);
            return;
        }
        var added = Mark(fragment.Offset / UnitLength, UnitsOf(end));
        if (added > 0 && added != UnitsOf(fragment.Data.Length))
        {
            Break(DropReason.Malformed);
            return;
        }
        if (added > 0)
        {
            fragment.Data.CopyTo(_octets.AsSpan(fragment.Offset));
        }
        if (fragment.Offset == 0)
        {
            Protocol = fragment.Protocol;
        }
        _unitsSeen += added;
        _highest = Math.Max(_highest, end);
        _length = fragment.IsLast ? end : _length;
    }

    private static int UnitsOf(int length) => (length + UnitLength - 1) / UnitLength;

    // All but the last are whole units, the last one tells the length, and nothing goes beyond it.
    private bool Fits(in Fragment fragment, int end) =>
        end <= MaxLength
        && (fragment.IsLast ? end >= _highest : fragment.Data.Length % UnitLength == 0)
        && (_length == Unknown || (fragment.IsLast ? end == _length : end <= _length));

    private int Mark(int first, int end)
    {
        var added = 0;
        for (var unit = first; unit < end; unit++)
        {
            var bit = 1UL << (unit % 64);
            added += (_units[unit / 64] & bit) == 0 ? 1 : 0;
            _units[unit / 64] |= bit;
        }
        return added;
    }
}
