namespace FlowHost.Decoders.NetFlow.Templates;

/// <summary>Templates of an agent whose data came and which did not. Bounded: what is beyond is not named.</summary>
internal sealed class MissingTemplates
{
    public const int Limit = 64;

    private readonly Dictionary<(TemplateKey Key, ushort Id), MissingTemplate> _missing = [];

    public IEnumerable<KeyValuePair<(TemplateKey Key, ushort Id), MissingTemplate>> All => _missing;

    /// <summary>Notes a data set without template.</summary>
    public void Note(TemplateKey key, ushort id, long now)
    {
        if (_missing.TryGetValue((key, id), out var missing))
        {
            missing.Sets++;
            missing.LastSeen = now;
        }
        else if (_missing.Count < Limit)
        {
            _missing.Add((key, id), new MissingTemplate { FirstSeen = now, LastSeen = now, Sets = 1 });
        }
    }

    /// <summary>A connection has ended: its templates cannot come any more.</summary>
    public void RemoveSession(int session)
    {
        foreach (var key in _missing.Keys)
        {
            if (key.Key.Session == session)
            {
                _missing.Remove(key);
            }
        }
    }

    /// <summary>The template has come.</summary>
    public void Remove(TemplateKey key, ushort id)
    {
        if (_missing.Count > 0)
        {
            _missing.Remove((key, id));
        }
    }
}
