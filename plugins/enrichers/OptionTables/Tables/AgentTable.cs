using FlowHost.Sdk;

namespace FlowHost.Enrichers.OptionTables.Tables;

/// <summary>
/// One rule's rows of one device. Each observation domain has an index of its own: a domain that has no such table uses those of the device's
/// other domains, since routers export option tables under one domain and records under another.
/// </summary>
internal sealed class AgentTable(int attributes, TableLimits limits)
{
    private const long MinGarbage = 64 * 1024;

    private readonly List<DomainIndex> _domains = [];
    private RowValue[] _values = [];
    private long[] _times = [];
    private bool[] _isDefined = [];
    private TextTable _texts = new();
    private long _liveText;
    private DomainIndex? _last;

    public int Count { get; private set; }

    /// <summary>The values of a row begin at its number times the number of attributes.</summary>
    public RowValue[] Values => _values;

    /// <summary>Octets of text, those that were overwritten and not yet tidied away included.</summary>
    public long TextOctets => _texts.Octets;

    /// <summary>The row of a key for records of a domain; −1: there is none.</summary>
    /// <param name="domain">The records' own.</param>
    /// <param name="key">What is looked up.</param>
    /// <param name="oldest">Rows that were sent earlier do not count.</param>
    public int Find(uint domain, RowKey key, long oldest)
    {
        if (IndexOf(domain) is { HasTable: true } own)
        {
            return Usable(own.Find(key), oldest);
        }
        foreach (var other in _domains)
        {
            if (other.HasTable && Usable(other.Find(key), oldest) is >= 0 and var row)
            {
                return row;
            }
        }
        return -1;
    }

    /// <summary>The row of a key that a device sends under a domain, made if need be; −1: there is no room.</summary>
    public int Define(Agent agent, uint domain, RowKey key, long time)
    {
        var row = Row(agent, domain, key);
        if (row >= 0)
        {
            _times[row] = time;
            _isDefined[row] = true;
            IndexOf(domain)!.HasTable = true;
        }
        return row;
    }

    /// <summary>The row that another rule's table changes: of this domain, else of another; made when there is none, but not shown before the device defines it.</summary>
    public int Update(Agent agent, uint domain, RowKey key)
    {
        var own = IndexOf(domain)?.Find(key) ?? -1;
        if (own >= 0 && _isDefined[own])
        {
            return own;
        }
        foreach (var other in _domains)
        {
            if (other.Find(key) is >= 0 and var row && _isDefined[row])
            {
                return row;
            }
        }
        return own >= 0 ? own : Row(agent, domain, key);
    }

    public void SetNumber(int row, int attribute, ulong number)
    {
        ref var value = ref _values[(row * attributes) + attribute];
        value.Number = number;
        value.HasNumber = true;
        _liveText -= value.Text.Utf8.Length;
        value.Text = default;
    }

    /// <param name="row">The row.</param>
    /// <param name="attribute">Its attribute.</param>
    /// <param name="text">The text.</param>
    /// <param name="field">The number of the field that the text names; 0: it names none.</param>
    public void SetText(int row, int attribute, ReadOnlySpan<byte> text, int field = 0)
    {
        ref var value = ref _values[(row * attributes) + attribute];
        value.HasNumber = false;
        value.Number = (ulong)field;
        if (value.HasText && value.Text.Utf8.SequenceEqual(text))
        {
            return;
        }
        _liveText += text.Length - value.Text.Utf8.Length;
        if (_liveText > TableLimits.TextOf(Count))
        {
            limits.CountTextRefused();
            _liveText -= text.Length;
            value.Text = default;
            return;
        }
        value.Text = _texts.Add(text);
        if (_texts.Octets > MinGarbage + (2 * _liveText))
        {
            Compact();
        }
    }

    /// <summary>Removes a value that the device no longer sends.</summary>
    public void Clear(int row, int attribute)
    {
        ref var value = ref _values[(row * attributes) + attribute];
        _liveText -= value.Text.Utf8.Length;
        value = default;
    }

    private int Usable(int row, long oldest) => row >= 0 && _isDefined[row] && _times[row] >= oldest ? row : -1;

    private DomainIndex? IndexOf(uint domain)
    {
        if (_last?.Domain == domain)
        {
            return _last;
        }
        foreach (var index in _domains)
        {
            if (index.Domain == domain)
            {
                return _last = index;
            }
        }
        return null;
    }

    private int Row(Agent agent, uint domain, RowKey key)
    {
        var index = IndexOf(domain);
        if (index?.Find(key) is >= 0 and var known)
        {
            return known;
        }
        if (Count >= limits.RowsOf(agent) || (index is null && _domains.Count >= TableLimits.DomainsOf(agent)))
        {
            limits.CountRowRefused();
            return -1;
        }
        if (index is null)
        {
            index = new DomainIndex(domain);
            _domains.Add(index);
        }
        index.Add(key, Count);
        Grow();
        return Count++;
    }

    private void Grow()
    {
        if (Count < _times.Length)
        {
            return;
        }
        var rows = Math.Max(4, Count * 2);
        Array.Resize(ref _values, rows * attributes);
        Array.Resize(ref _times, rows);
        Array.Resize(ref _isDefined, rows);
    }

    // Text tables only grow: what was overwritten goes when there is more of it than of what is used.
    private void Compact()
    {
        _texts = new TextTable();
        foreach (ref var value in _values.AsSpan(0, Count * attributes))
        {
            value.Text = value.HasText ? _texts.Add(value.Text.Utf8) : default;
        }
    }
}
