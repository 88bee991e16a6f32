using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace FlowHost.Sdk;

/// <summary>A dictionary by text that is looked up with UTF-8 spans, without a string per look-up. Compares octets.</summary>
/// <typeparam name="T">What is looked up.</typeparam>
public sealed class Utf8Map<T>
{
    private readonly Dictionary<byte[], T> _items;
    private readonly Dictionary<byte[], T>.AlternateLookup<ReadOnlySpan<byte>> _lookup;

    /// <summary>Creates an empty map.</summary>
    public Utf8Map()
    {
        _items = new Dictionary<byte[], T>(Utf8Comparer.Instance);
        _lookup = _items.GetAlternateLookup<ReadOnlySpan<byte>>();
    }

    /// <summary>How many entries it has.</summary>
    public int Count => _items.Count;

    /// <summary>Adds or replaces an entry.</summary>
    public T this[string key]
    {
        set => _items[Encoding.UTF8.GetBytes(key)] = value;
    }

    /// <summary>Adds or replaces an entry.</summary>
    public void Set(ReadOnlySpan<byte> key, T value) => _lookup[key] = value;

    /// <summary>Looks an entry up.</summary>
    public bool TryGetValue(ReadOnlySpan<byte> key, [MaybeNullWhen(false)] out T value) => _lookup.TryGetValue(key, out value);
}
