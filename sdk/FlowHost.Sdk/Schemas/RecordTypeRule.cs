using System.Globalization;

namespace FlowHost.Sdk;

/// <summary>A line of the table that tells what kind of record a schema is.</summary>
internal sealed class RecordTypeRule
{
    private readonly Term[] _all;
    private readonly Term[] _none;

    /// <summary>Creates a rule.</summary>
    /// <param name="recordType">The type of the records that fit.</param>
    /// <param name="all">
    /// The elements that a record must hold, as <c>id</c> or <c>enterprise:id</c> with spaces between; <c>9:12449/64</c> where an id
    /// means two things: the one of 64 bits.
    /// </param>
    /// <param name="none">Elements of which it may hold none.</param>
    public RecordTypeRule(string recordType, string all = "", string none = "")
    {
        RecordType = recordType;
        _all = Read(all);
        _none = Read(none);
    }

    /// <summary>Creates a rule of elements that a user named.</summary>
    public RecordTypeRule(string recordType, IEnumerable<Element> all, IEnumerable<Element> none)
    {
        RecordType = recordType;
        _all = [.. all.Select(element => new Term(element.Key, isWide: false))];
        _none = [.. none.Select(element => new Term(element.Key, isWide: false))];
    }

    public string RecordType { get; }

    public bool Fits(IReadOnlyList<Element> elements)
    {
        foreach (var term in _all)
        {
            if (!term.IsIn(elements))
            {
                return false;
            }
        }
        foreach (var term in _none)
        {
            if (term.IsIn(elements))
            {
                return false;
            }
        }
        return true;
    }

    /// <summary>The elements that a record must hold.</summary>
    public IEnumerable<Element> ElementsOf(ElementRegistry registry) => _all.Select(term => term.In(registry));

    private static Term[] Read(string elements)
    {
        var words = elements.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var terms = new Term[words.Length];
        for (var i = 0; i < words.Length; i++)
        {
            var isWide = words[i].EndsWith("/64", StringComparison.Ordinal);
            var number = isWide ? words[i].AsSpan(0, words[i].Length - 3) : words[i];
            var colon = number.IndexOf(':');
            var enterprise = colon < 0 ? 0 : uint.Parse(number[..colon], CultureInfo.InvariantCulture);
            terms[i] = new Term(ElementKey.Of(enterprise, ushort.Parse(number[(colon + 1)..], CultureInfo.InvariantCulture)), isWide);
        }
        return terms;
    }

    private readonly struct Term(ulong key, bool isWide)
    {
        public Element In(ElementRegistry registry) => registry.Resolve((uint)(key >> 16), (ushort)key, isWide ? sizeof(ulong) : 0, []);

        public bool IsIn(IReadOnlyList<Element> elements)
        {
            for (var i = 0; i < elements.Count; i++)
            {
                if (elements[i].Key == key && (!isWide || elements[i].Type == ElementType.Unsigned64))
                {
                    return true;
                }
            }
            return false;
        }
    }
}
