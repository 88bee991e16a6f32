using System.Collections.Frozen;
using System.Globalization;

namespace FlowHost.Enrichers.CiscoEta.Tls;

/// <summary>Names of numbers, in UTF-8.</summary>
/// <param name="names">The names.</param>
/// <param name="width">Octets of a number: 1 or 2.</param>
internal sealed class NameTable(Dictionary<int, byte[]> names, int width)
{
    /// <summary>Room that <see cref="Find"/> needs.</summary>
    public const int Room = 6;

    private readonly FrozenDictionary<int, byte[]> _names = names.ToFrozenDictionary();

    /// <summary>All numbers and their names.</summary>
    public IReadOnlyDictionary<int, byte[]> All => _names;

    /// <summary>The name of a number; its hexadecimal digits, as in <c>0x1a2b</c>, when it has none.</summary>
    /// <param name="value">The number.</param>
    /// <param name="room">At least <see cref="Room"/> octets, where digits are written.</param>
    public ReadOnlySpan<byte> Find(int value, Span<byte> room)
    {
        if (Grease.Is(value) && width == sizeof(ushort))
        {
            return "GREASE"u8;
        }
        if (_names.TryGetValue(value, out var name))
        {
            return name;
        }
        "0x"u8.CopyTo(room);
        _ = value.TryFormat(room[2..], out var written, width == sizeof(byte) ? "x2" : "x4", CultureInfo.InvariantCulture);
        return room[..(2 + written)];
    }
}
