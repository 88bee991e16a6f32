namespace FlowHost.Decoders.NetFlow.Templates;

/// <summary>Templates of an agent whose data came and which did not. Bounded: what is beyond is not named.</summary>
internal sealed class MissingTemplates(AgentTemplates agent)
{
    public const int Limit = 64;

    /// <summary>The same for an agent that is not established.</summary>
    public const int NewLimit = 4;

    private Dictionary<(TemplateKey Key, ushort Id), MissingTemplate>? _missing;

    public int Count => _missing?.Count ?? 0;

    public IEnumerable<KeyValuePair<(TemplateKey Key, ushort Id), MissingTemplate>> All => _missing ?? Enumerable.Empty<KeyValuePair<(TemplateKey, ushort), MissingTemplate>>();

    /// <summary>Notes a data set without template.</summary>
    public void Note(TemplateKey key, ushort id, long now)
    {
        if (_missing is not null && _missing.TryGetValue((key, id), out var missing))
        {
            missing.Sets++;
            missing.LastSeen = now;
        }
        else if (agent.IsEstablished ? Count < Limit : Count < NewLimit && agent.Memory.NewMissing < TemplateMemory.NewMissingLimit)
        {
            (_missing ??= []).Add((key, id), new MissingTemplate { FirstSeen = now, LastSeen = now, Sets = 1 });
            agent.Memory.NewMissing += agent.IsEstablished ? 0 : 1;
        }
    }

    /// <summary>A connection has ended: its templates cannot come any more.</summary>
    public void RemoveSession(int session) => RemoveAll(missing => missing.Key.Session == session);

    /// <summary>The template has come, which other ports of the domain may use too.</summary>
    public void Remove(TemplateKey key, ushort id)
    {
        if (_missing is not null)
        {
            RemoveAll(missing => missing.Id == id && missing.Key.WithoutSourcePort == key.WithoutSourcePort);
        }
    }

    private void RemoveAll(Predicate<(TemplateKey Key, ushort Id)> isOver)
    {
        foreach (var key in _missing?.Keys ?? Enumerable.Empty<(TemplateKey, ushort)>())
        {
            if (isOver(key))
            {
                _missing!.Remove(key);
                agent.Memory.NewMissing -= agent.IsEstablished ? 0 : 1;
            }
        }
    }
}
