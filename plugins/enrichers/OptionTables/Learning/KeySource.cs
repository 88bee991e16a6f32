using FlowHost.Enrichers.OptionTables.Rules;
using FlowHost.Enrichers.OptionTables.Tables;
using FlowHost.Sdk;

namespace FlowHost.Enrichers.OptionTables.Learning;

/// <summary>The columns of a schema that make up a key.</summary>
internal readonly struct KeySource
{
    private readonly Column<ulong> _high;
    private readonly Column<ulong> _low;
    private readonly Column<UInt128> _address;
    private readonly ulong _highMask;
    private readonly ulong _lowMask;
    private readonly KeyShape _shape;

    private KeySource(Column<ulong> high, ulong highMask, Column<ulong> low, ulong lowMask, Column<UInt128> address, KeyShape shape)
    {
        _high = high;
        _highMask = highMask;
        _low = low;
        _lowMask = lowMask;
        _address = address;
        _shape = shape;
    }

    public static bool TryBind(SchemaBuilder schema, IReadOnlyList<KeyPart> key, out KeySource source)
    {
        source = default;
        switch (key)
        {
            case []:
                return true;
            case [{ IsAddress: true } part]:
                if (part.Elements.OfType<Element<UInt128>>().FirstOrDefault(element => schema.TryGet(element, out _)) is not { } found)
                {
                    return false;
                }
                schema.TryGet(found, out var address);
                source = new(default, 0, default, 0, address, KeyShape.Address);
                return true;
            case [var part]:
                var has = TryGet(schema, part, out var number);
                source = new(default, 0, number, part.Mask, default, KeyShape.Number);
                return has;
            default:
                var both = TryGet(schema, key[0], out var high) & TryGet(schema, key[1], out var low);
                source = new(high, key[0].Mask, low, key[1].Mask, default, KeyShape.Pair);
                return both;
        }
    }

    /// <summary>The keys of a batch.</summary>
    public KeyReader Of(FlowBatch batch) => _shape switch
    {
        KeyShape.Number => new(default, 0, batch[_low], _lowMask, default),
        KeyShape.Pair => new(batch[_high], _highMask, batch[_low], _lowMask, default),
        KeyShape.Address => new(default, 0, default, 0, batch[_address]),
        _ => default,
    };

    /// <summary>Whether a record has no key: a value of no octets.</summary>
    public bool IsNull(FlowBatch batch, int record) => _shape switch
    {
        KeyShape.Number => batch.IsNull(_low, record),
        KeyShape.Pair => batch.IsNull(_high, record) || batch.IsNull(_low, record),
        KeyShape.Address => batch.IsNull(_address, record),
        _ => false,
    };

    private static bool TryGet(SchemaBuilder schema, KeyPart part, out Column<ulong> column)
    {
        column = default;
        foreach (var element in part.Elements)
        {
            if (schema.TryGetNumber(element, out column))
            {
                return true;
            }
        }
        return false;
    }

    private enum KeyShape : byte
    {
        None,
        Number,
        Pair,
        Address,
    }

    /// <summary>Reads a key a row.</summary>
    internal readonly ref struct KeyReader(
        ReadOnlySpan<ulong> high, ulong highMask, ReadOnlySpan<ulong> low, ulong lowMask, ReadOnlySpan<UInt128> addresses)
    {
        private readonly ReadOnlySpan<ulong> _high = high;
        private readonly ReadOnlySpan<ulong> _low = low;
        private readonly ReadOnlySpan<UInt128> _addresses = addresses;

        public RowKey this[int row] => _high.IsEmpty switch
        {
            false => new(_high[row] & highMask, _low[row] & lowMask),
            true when !_low.IsEmpty => new(0, _low[row] & lowMask),
            _ when !_addresses.IsEmpty => new((ulong)(_addresses[row] >> 64), (ulong)_addresses[row]),
            _ => default,
        };
    }
}
