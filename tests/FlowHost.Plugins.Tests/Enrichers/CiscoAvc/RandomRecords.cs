using FlowHost.Sdk.Testing;

namespace FlowHost.Plugins.Tests.Enrichers.CiscoAvc;

/// <summary>Templates and records as devices might send them, in any width, with gaps, zeros and the highest numbers; the same for a seed.</summary>
internal sealed class RandomRecords(int seed)
{
    // Each kind of record: what makes it one, and what else it may hold.
    private static readonly (int Enterprise, int Id)[][] Needed =
    [
        [(9, 9316), (9, 9319)], [(9, 9254), (9, 9255)], [(9, 12236), (9, 12237)], [(9, 12238), (9, 12239)], [(9, 4273), (0, 239)], [(9, 4273)],
        [(9, 12449), (9, 12452)], [(0, 8)], [(9, 9316), (9, 9319), (9, 12236), (9, 12237)],
    ];

    private static readonly (int Enterprise, int Id)[] Conversation =
    [
        (0, 4), (0, 61), (0, 239), (0, 298), (0, 299), (9, 9265), (9, 9266), (0, 231), (0, 232), (9, 8337), (9, 8338), (9, 9267), (9, 9268), (9, 9269), (9, 9270),
        (0, 278), (0, 279), (9, 9272), (9, 9273), (9, 9292), (9, 9303), (9, 9306), (9, 9309), (9, 9313), (9, 4323), (0, 2),
        (9, 9256), (9, 9257), (9, 9258), (9, 9259),
    ];

    private static readonly (int Enterprise, int Id)[] Stream =
        [(0, 2), (0, 61), (9, 4246), (9, 4251), (9, 4255), (9, 4256), (9, 4257), (9, 4325), (9, 4323)];

    // Where a template has both, the one that counts must not depend on a record.
    private static readonly HashSet<int> AlwaysThere = [298, 299, 231, 232, 9265, 9266, 8337, 8338, 9316, 12449, 12452];

    private static readonly HashSet<int> Addresses = [8, 12236, 12237, 12238, 12239];

    private readonly Random _random = new(seed);

    public WireTemplate Template(ushort id, bool isIpfix)
    {
        var needed = Needed[_random.Next(Needed.Length)];
        var others = needed.Contains((9, 4273)) ? Stream : Conversation;
        var all = needed.Concat(others.Where(_ => _random.Next(10) != 0)).Distinct().ToArray();
        // Both of one name would be told apart by their numbers.
        var chosen = all.Where(field => field.Enterprise == 0 || field.Id is not (9265 or 9266) || !all.Contains((0, field.Id - 9265 + 298))).ToArray();
        _random.Shuffle(chosen);
        return new WireTemplate(id, [.. chosen.Select(field => Field(field.Enterprise, (ushort)field.Id, isIpfix))]);
    }

    /// <summary>A record, and its numbers.</summary>
    public (WireRecord Record, Dictionary<(int Enterprise, int Id), ulong?> Sent) Record(WireTemplate template)
    {
        var sent = new Dictionary<(int, int), ulong?>();
        var values = new WireValue[template.Fields.Count];
        foreach (var (index, field) in template.Fields.Index())
        {
            if (Addresses.Contains(field.Id))
            {
                values[index] = new byte[field.Length];
                continue;
            }
            var number = field.IsVariable && _random.Next(3) == 0 ? (ulong?)null : Number(field);
            sent[((int)field.Enterprise, field.Id)] = number;
            values[index] = number is { } there ? there : Array.Empty<byte>();
        }
        return (template.Record(values), sent);
    }

    public int Next(int bound) => _random.Next(bound);

    private WireField Field(int enterprise, ushort id, bool isIpfix)
    {
        var element = AvcRecord.ElementOf(enterprise, id);
        var natural = WireField.Of(element);
        if (Addresses.Contains(id))
        {
            return natural;
        }
        var isAlwaysThere = AlwaysThere.Contains(id);
        return id is 12449 or 12452 ? natural : (_random.Next(8), isIpfix) switch
        {
            (0, _) when natural.Length > 1 => WireField.Of(element, 2),
            (1, _) when natural.Length > 1 => WireField.Of(element, 4),
            (2, _) => WireField.Of(element, 8),
            (3, _) => WireField.Of(element, 3),
            (4, true) when !isAlwaysThere => WireField.Of(element, WireField.Variable),
            _ => natural,
        };
    }

    private ulong Number(WireField field)
    {
        var length = field.IsVariable ? WireField.Of(AvcRecord.ElementOf((int)field.Enterprise, field.Id)).Length : field.Length;
        var highest = length >= 8 ? ulong.MaxValue : (1UL << (8 * length)) - 1;
        var number = field.Id switch
        {
            4 => _random.Next(4) == 0 ? 17UL : 6UL,
            61 => _random.Next(200) == 0 ? 2UL : (ulong)_random.Next(2),
            239 => (ulong)_random.Next(4),
            _ => _random.Next(8) switch
            {
                0 => 0UL,
                1 => highest,
                2 => uint.MaxValue - (ulong)_random.Next(8),
                3 => (ulong)_random.Next(3),
                4 => (ulong)_random.NextInt64(),
                _ => (ulong)_random.Next(1, 100_000),
            },
        };
        return Math.Min(number, highest);
    }
}
