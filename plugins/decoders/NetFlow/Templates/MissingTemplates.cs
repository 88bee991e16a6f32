namespace FlowHost.Decoders.NetFlow.Templates;

/// <summary>Templates of an agent whose data came and which did not. Bounded: what is beyond is not named.</summary>
internal sealed class MissingTemplates
{
    public const int Limit = 64;

    /// <summary>The same for an agent that is not established.</summary>
    public const int NewLimit = 4;

    private readonly Dictionary<(TemplateKey Key, ushort Id), MissingTemplate> _missing = [];

    public IEnumerable<KeyValuePair<(TemplateKey Key, ushort Id), MissingTemplate>> All => _missing;

    /// <summary>Notes a data set without template.</summary>
    public void Note(TemplateKey key, ushort id, long now, bool isEstablished)
    {
        if (_missing.TryGetValue((key, id), out var missing))
        {
            missing.Sets++;
            missing.LastSeen = now;
        }
        else if (_missing.Count < (isEstablished ? Limit : NewLimit))
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

    /// <summary>The template has come, which other ports of the domain may use too.</summary>
    public void Remove(TemplateKey key, ushort id)
    {
        foreach (var (other, missing) in _missing.Keys)
        {
            if (missing == id && other.WithoutSourcePort == key.WithoutSourcePort)
            {
                _missing.Remove((other, missing));
            }
        }
    }
}
