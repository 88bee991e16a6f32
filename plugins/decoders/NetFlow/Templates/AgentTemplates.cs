namespace FlowHost.Decoders.NetFlow.Templates;

/// <summary>
/// The templates of one agent. A device that restarted, or that sends from a pool of ports, uses templates which it announced from another
/// port: they are found as long as it is clear which ones are meant.
/// </summary>
internal sealed class AgentTemplates
{
    public const int Limit = 256;

    private readonly Dictionary<TemplateKey, DomainTemplates> _domains = [];
    private TemplateKey _lastKey;
    private DomainTemplates? _last;
    private long _uses;

    /// <summary>The templates of a domain; made when new, in place of the least recently used when there are too many.</summary>
    public DomainTemplates Domain(TemplateKey key)
    {
        if (_last is null || _lastKey != key)
        {
            if (!_domains.TryGetValue(key, out var domain))
            {
                MakeRoom();
                domain = new DomainTemplates();
                _domains.Add(key, domain);
            }
            (_lastKey, _last) = (key, domain);
        }
        _last.LastUsed = ++_uses;
        return _last;
    }

    /// <summary>The template from the same domain by another port, if exactly one port has sent it.</summary>
    public Template? FindByOtherPort(TemplateKey key, ushort id)
    {
        Template? found = null;
        foreach (var (other, domain) in _domains)
        {
            if (other.DiffersInPortOnly(key) && domain.Find(id) is { } template)
            {
                if (found is not null)
                {
                    return null;
                }
                found = template;
            }
        }
        return found;
    }

    private void MakeRoom()
    {
        if (_domains.Count >= Limit)
        {
            _domains.Remove(_domains.MinBy(domain => domain.Value.LastUsed).Key);
        }
    }
}
