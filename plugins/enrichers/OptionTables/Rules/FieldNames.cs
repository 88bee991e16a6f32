using System.Text;
using FlowHost.Sdk;

namespace FlowHost.Enrichers.OptionTables.Rules;

/// <summary>Field names that come from option data: bounded, and known by number.</summary>
internal sealed class FieldNames(int limit)
{
    private readonly Utf8Map<int> _ids = new();
    private readonly List<string> _names = [];

    /// <summary>The names so far, by number.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>Called when a name is new.</summary>
    public Action? Added { get; set; }

    /// <summary>Whether who names fields now may use them all. A device that is not known for long, which may be a forged address, leaves half to others.</summary>
    public bool IsTrusted { get; set; } = true;

    /// <summary>The number of a name, from 1; 0: it cannot be a field, or there are too many.</summary>
    public int IdOf(ReadOnlySpan<byte> name)
    {
        if (_ids.TryGetValue(name, out var id))
        {
            return id;
        }
        if (_names.Count >= (IsTrusted ? limit : limit / 2) || !CanBeField(name))
        {
            return 0;
        }
        _names.Add(Encoding.UTF8.GetString(name).Replace(' ', '_').Replace('.', '_'));
        _ids.Set(name, _names.Count);
        Added?.Invoke();
        return _names.Count;
    }

    private static bool CanBeField(ReadOnlySpan<byte> name) =>
        name.Length is > 0 and <= 100 && !name.ContainsAnyExceptInRange((byte)' ', (byte)'~') && name[0] != ' ';
}
