using FlowHost.Sdk;

namespace FlowHost.Decoders.NetFlow.Templates;

/// <summary>
/// The templates of one agent. A device that restarted, or that sends from a pool of ports, uses templates which it announced from another
/// port: they are found as long as it is clear which ones are meant. Only templates make and displace domains; data does not.
/// </summary>
internal sealed class AgentTemplates
{
    public const int Limit = 256;
    public const long SizeLimit = 4 * 1024 * 1024;

    // A sixteenth of what the host holds: schemas are never forgotten, and one agent must not use them up for the others.
    public const int SchemaLimit = 1_024;
    public const int FieldLimit = 65_536;

    private readonly Dictionary<TemplateKey, DomainTemplates> _domains = [];
    private readonly HashSet<FlowSchema> _schemas = [];
    private int _fields;
    private TemplateKey _lastKey;
    private DomainTemplates? _last;
    private long _size;
    private long _uses;

    /// <summary>Shared with the other agents of the decoder.</summary>
    public TemplateMemory Memory { get; set; } = new();

    /// <summary>Whether the user was told that data comes before its template.</summary>
    public bool IsMissingReported { get; set; }

    /// <summary>Whether the agent may cause one more schema.</summary>
    public bool HasSchemasLeft => _schemas.Count < SchemaLimit && _fields < FieldLimit;

    /// <summary>The template that a domain has announced by this very port.</summary>
    public Template? Find(TemplateKey key, ushort id) => Domain(key)?.Find(id);

    /// <summary>The template from the same domain by other ports, if all that have sent it agree.</summary>
    public Template? FindByOtherPort(TemplateKey key, ushort id)
    {
        Template? found = null;
        DomainTemplates? owner = null;
        foreach (var (other, domain) in _domains)
        {
            if (other.DiffersInSourcePortOnly(key) && domain.Find(id) is { } template)
            {
                if (found is not null && !template.IsSame(found.Wire, found.IsOptions))
                {
                    return null;
                }
                (found, owner) = (template, domain);
            }
        }
        owner?.LastUsed = ++_uses;
        return found;
    }

    /// <summary>Forgets domains that were not used for longest until a template of so many octets fits.</summary>
    /// <returns>False when it does not fit all the same.</returns>
    public bool TryMakeRoom(TemplateKey key, int octets)
    {
        var domain = Domain(key);
        var size = Template.SizeOf(octets);
        while ((domain is null && _domains.Count >= Limit) || _size + size > SizeLimit)
        {
            if (!TryForgetOldest(domain))
            {
                return false;
            }
        }
        return (domain?.Count ?? 0) < DomainTemplates.Limit && Memory.Used + size <= TemplateMemory.Limit;
    }

    /// <summary>Adds a template for which there is room and whose id has none.</summary>
    public void Add(TemplateKey key, ushort id, Template template)
    {
        if (Domain(key) is not { } domain)
        {
            domain = new DomainTemplates { LastUsed = ++_uses };
            _domains.Add(key, domain);
        }
        var before = domain.Size;
        domain.Add(id, template);
        Resize(domain.Size - before);
        if (template.Plan is { } plan && _schemas.Add(plan.Schema))
        {
            _fields += plan.Schema.Fields.Count;
        }
    }

    public void Remove(TemplateKey key, ushort id)
    {
        if (Domain(key) is { } domain)
        {
            var before = domain.Size;
            domain.Remove(id);
            Resize(domain.Size - before);
        }
    }

    public void RemoveAll(TemplateKey key, bool isOptions)
    {
        if (Domain(key) is { } domain)
        {
            var before = domain.Size;
            domain.RemoveAll(isOptions);
            Resize(domain.Size - before);
        }
    }

    private DomainTemplates? Domain(TemplateKey key)
    {
        if (_last is null || _lastKey != key)
        {
            if (!_domains.TryGetValue(key, out var domain))
            {
                return null;
            }
            (_lastKey, _last) = (key, domain);
        }
        _last.LastUsed = ++_uses;
        return _last;
    }

    private bool TryForgetOldest(DomainTemplates? except)
    {
        if (_domains.Count == (except is null ? 0 : 1))
        {
            return false;
        }
        var (key, oldest) = _domains.Where(domain => domain.Value != except).MinBy(domain => domain.Value.LastUsed);
        _domains.Remove(key);
        _last = null;
        Resize(-oldest.Size);
        return true;
    }

    private void Resize(long change)
    {
        _size += change;
        Memory.Used += change;
    }
}
