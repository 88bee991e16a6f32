using System.Diagnostics.CodeAnalysis;

namespace FlowHost.Sdk;

/// <summary>
/// Finds the element that a field of a template means: the built-in tables (IANA, Cisco, other vendors), over which a user's rows go.
/// A user's row without lengths replaces the built-in row without lengths of the same enterprise and id; rows for certain lengths stay,
/// unless the user's has the same length. A user's type that the length on the wire contradicts gives way to the built-in one if that fits:
/// older tables have milliseconds of 4 octets as points in time. Never changes, so all workers share it.
/// </summary>
public sealed class ElementRegistry
{
    private const uint Cisco = 9;

    // Some ISR 1100 write their enterprise number 9 in little-endian order.
    private const uint LittleEndianCisco = 0x0900_0000;

    // Elements of the reverse direction: of IANA's (RFC 5103 section 6.1), and of CERT's by a bit in the id, as YAF sends them.
    private const uint ReverseIana = 29305;
    private const uint Cert = 6871;
    private const ushort CertReverseBit = 0x4000;

    // 4 octets in both records that hold it; the counters beside it tell which record this is.
    private const ushort QueueDepthMax = 12450;
    private const ushort QueueDepthSum = 12449;
    private const ushort QueueDepthTaildropCounter = 12452;
    private const int AnyLength = 0;

    // By element and length; null when a user added nothing.
    private readonly Dictionary<ulong, Element>? _overlay;
    private readonly Dictionary<string, Element>? _overlayNames;

    /// <summary>Creates a registry of the built-in tables and a user's rows.</summary>
    /// <param name="overlay">The user's rows; of several for one element and length the last wins.</param>
    public ElementRegistry(params IReadOnlyList<ElementDefinition> overlay)
    {
        if (overlay.Count > 0)
        {
            _overlay = [];
            _overlayNames = new(StringComparer.Ordinal);
            Add(overlay, _overlay, _overlayNames);
        }
    }

    /// <summary>The built-in tables alone.</summary>
    public static ElementRegistry Builtin { get; } = new();

    /// <summary>
    /// The element of a template's field. An element that is in no table is an octet array named <c>e&lt;enterprise&gt;id&lt;id&gt;</c>.
    /// </summary>
    /// <param name="enterprise">The private enterprise number; 0 is IANA.</param>
    /// <param name="id">The element id, without the enterprise bit.</param>
    /// <param name="wireLength">Octets on the wire: some Cisco ids mean something else in another length.</param>
    /// <param name="siblings">All fields of the template, with enterprises and ids as given here.</param>
    public Element Resolve(uint enterprise, ushort id, int wireLength, ReadOnlySpan<TemplateField> siblings)
    {
        enterprise = enterprise == LittleEndianCisco ? Cisco : enterprise;
        var isQueueDepth = enterprise == Cisco && id == QueueDepthMax && wireLength == sizeof(uint);
        var length = isQueueDepth && HasWideQueueCounters(siblings) ? sizeof(ulong) : wireLength;
        return Known(enterprise, id, length)
            ?? Reverse(enterprise, id, length)
            ?? Element.Create(new ElementInfo(enterprise, id, $"e{enterprise}id{id}", ElementType.OctetArray));
    }

    /// <summary>Finds an element by number, as it is for most lengths; false when no table has it.</summary>
    public bool TryFind(uint enterprise, ushort id, [NotNullWhen(true)] out Element? element)
    {
        element = Known(enterprise, id, AnyLength) ?? Reverse(enterprise, id, AnyLength);
        return element is not null;
    }

    /// <summary>Finds an element by its name or an alias, in any table; upper and lower case differ.</summary>
    public bool TryFindByName(string name, [NotNullWhen(true)] out Element? element)
    {
        element = _overlayNames?.GetValueOrDefault(name);
        if (element is null && BuiltinElements.IndexOf(name) is >= 0 and var row)
        {
            element = Overlay(BuiltinElements.KeyAt(row), AnyLength) ?? BuiltinElements.At(row);
        }
        return element is not null;
    }

    /// <summary>Every name and alias that <see cref="TryFindByName"/> finds.</summary>
    internal IEnumerable<string> Names => BuiltinElements.AllNames.Concat(_overlayNames?.Keys ?? Enumerable.Empty<string>());

    private static void Add(IReadOnlyList<ElementDefinition> rows, Dictionary<ulong, Element> elements, Dictionary<string, Element> names)
    {
        foreach (var row in rows)
        {
            var element = Element.Create(row.Element);
            foreach (var length in row.Lengths.DefaultIfEmpty(AnyLength))
            {
                elements[OverlayKey(element.Key, length)] = element;
            }
            foreach (var name in row.Aliases.Prepend(element.Name))
            {
                names[name] = element;
            }
        }
    }

    // An element's key has 48 bits: the length has room above it. A variable length is any.
    private static ulong OverlayKey(ulong key, int length) => key | ((ulong)(length % TemplateField.VariableLength) << 48);

    private Element? Known(uint enterprise, ushort id, int length)
    {
        var key = ElementKey.Of(enterprise, id);
        var first = BuiltinElements.IndexOf(key);
        var row = first < 0 ? first : BuiltinElements.Variant(first, length);
        var builtin = row < 0 ? null : BuiltinElements.At(row);
        var users = Overlay(key, length) ?? (row == first ? Overlay(key, AnyLength) : null);
        return users is null || builtin is null ? users ?? builtin : Choose(users, builtin, length);
    }

    /// <summary>The user's row, with the built-in type where only that can have the length.</summary>
    private static Element Choose(Element users, Element builtin, int length) =>
        length != AnyLength && !FieldLayout.Fits(users, (ushort)length) && FieldLayout.Fits(builtin, (ushort)length)
            ? Element.Create(builtin.Info with { Name = users.Name })
            : users;

    private Element? Overlay(ulong key, int length) => _overlay?.GetValueOrDefault(OverlayKey(key, length));

    private Element? Reverse(uint enterprise, ushort id, int length)
    {
        var forward = enterprise switch
        {
            ReverseIana => Known(0, id, length),
            Cert when id >= CertReverseBit => Known(Cert, (ushort)(id - CertReverseBit), length),
            _ => null,
        };
        return forward is null
            ? null
            : Element.Create(forward.Info with { Enterprise = enterprise, Id = id, Name = $"reverse{char.ToUpperInvariant(forward.Name[0])}{forward.Name[1..]}" });
    }

    private static bool HasWideQueueCounters(ReadOnlySpan<TemplateField> siblings)
    {
        foreach (var field in siblings)
        {
            if (field is { Enterprise: Cisco or LittleEndianCisco, Id: QueueDepthSum or QueueDepthTaildropCounter, Length: sizeof(ulong) })
            {
                return true;
            }
        }
        return false;
    }
}
