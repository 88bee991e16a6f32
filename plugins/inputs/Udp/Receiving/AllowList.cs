using FlowHost.Sdk;

namespace FlowHost.Inputs.Udp.Receiving;

/// <summary>The agents that may send, as sorted ranges that do not touch each other.</summary>
internal sealed class AllowList
{
    // ::ffff:0:0/96, where IPv4 lives: a prefix such as ::/0 means IPv6 and must not let IPv4 in.
    private static readonly AddressRange IPv4 = new(new UInt128(0, 0xFFFF_0000_0000), new UInt128(0, 0xFFFF_FFFF_FFFF));

    private readonly UInt128[] _first;
    private readonly UInt128[] _last;

    // Agents send in bursts: the one asked for is mostly the one before.
    private UInt128 _lastAsked;
    private bool _lastAnswer;

    /// <summary>Creates the list.</summary>
    /// <param name="ranges">In any order; they may overlap.</param>
    public AllowList(IEnumerable<AddressRange> ranges)
    {
        var merged = new List<AddressRange>();
        foreach (var range in ranges.SelectMany(WithoutIPv4).Where(range => range.First <= range.Last).OrderBy(range => range.First))
        {
            if (merged.Count > 0 && range.First <= merged[^1].Last)
            {
                merged[^1] = merged[^1] with { Last = UInt128.Max(merged[^1].Last, range.Last) };
            }
            else
            {
                merged.Add(range);
            }
        }
        _first = [.. merged.Select(range => range.First)];
        _last = [.. merged.Select(range => range.Last)];
        _lastAnswer = Find(_lastAsked);
    }

    /// <summary>Whether the agent may send.</summary>
    /// <param name="address">Its address; IPv4 mapped.</param>
    public bool Contains(UInt128 address)
    {
        if (address != _lastAsked)
        {
            _lastAnswer = Find(address);
            _lastAsked = address;
        }
        return _lastAnswer;
    }

    private bool Find(UInt128 address)
    {
        var index = Array.BinarySearch(_first, address);
        if (index < 0)
        {
            index = ~index - 1;
        }
        return index >= 0 && address <= _last[index];
    }

    private static IEnumerable<AddressRange> WithoutIPv4(AddressRange range) =>
        range.First < IPv4.First && range.Last >= IPv4.Last
            ? [new(range.First, IPv4.First - 1), new(IPv4.Last + 1, range.Last)]
            : [range];
}
