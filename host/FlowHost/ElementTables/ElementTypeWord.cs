using FlowHost.Sdk;

namespace FlowHost.ElementTables;

/// <summary>The words that element files use for types: those of RFC 7012, and goFlow's own for how it decodes some elements.</summary>
internal static class ElementTypeWord
{
    private static readonly Dictionary<string, ElementType> Words = CreateWords();

    /// <summary>All words, for suggestions.</summary>
    public static IReadOnlyCollection<string> All => Words.Keys;

    /// <summary>Finds the type that a word means, whatever its case.</summary>
    public static bool TryParse(string word, out ElementType type) => Words.TryGetValue(word, out type);

    private static Dictionary<string, ElementType> CreateWords()
    {
        var words = new Dictionary<string, ElementType>(StringComparer.OrdinalIgnoreCase);
        foreach (var type in Enum.GetValues<ElementType>())
        {
            words.Add(type.ToString(), type);
        }
        // An interface index or an event of 2 or 4 octets; numbers are stored as wide as the device sends them.
        words.Add("dyanmic2B4B", ElementType.Unsigned32);
        words.Add("dynamic2B4B", ElementType.Unsigned32);
        words.Add("tcpflag", ElementType.Unsigned16);
        // Structures: enrichers take them apart.
        words.Add("ciscoappvarstring", ElementType.OctetArray);
        words.Add("ciscourlhits", ElementType.OctetArray);
        words.Add("CiscoETA_SPLT", ElementType.OctetArray);
        words.Add("ciscofa", ElementType.OctetArray);
        return words;
    }
}
