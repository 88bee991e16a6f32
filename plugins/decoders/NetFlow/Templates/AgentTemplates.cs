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

    // What an agent has until it has sent data: a source address of UDP can be forged, and a datagram holds a hundred templates.
    public const int FirstSchemaLimit = 32;
    public const int FirstFieldLimit = 2_048;
    public const int ProvenDatagrams = 32;

    private readonly Dictionary<TemplateKey, DomainTemplates> _domains = [];
    private readonly HashSet<FlowSchema> _schemas = [];
    private readonly OtherPorts _otherPorts;
    private int _fields;
    private TemplateKey _lastKey;
    private DomainTemplates? _last;
    private long _size;
    private long _uses;
    private long _datagramsWithRecords;

    public AgentTemplates() => _otherPorts = new OtherPorts(_domains);

    /// <summary>Shared with the other agents of the decoder.</summary>
    public TemplateMemory Memory { get; set; } = new();

    /// <summary>Whether the user was told that data comes before its template.</summary>
    public bool IsMissingReported { get; set; }

    /// <summary>Whether the agent may cause one more schema, of so many fields.</summary>
    public bool HasRoomFor(int fields) => _datagramsWithRecords < ProvenDatagrams
        ? _schemas.Count < FirstSchemaLimit && _fields + fields <= FirstFieldLimit
        : _schemas.Count < SchemaLimit && _fields + fields <= FieldLimit;

    /// <summary>Notes that the agent uses a schema.</summary>
    public void Use(FlowSchema schema)
    {
        if (_schemas.Add(schema))
        {
            _fields += schema.Fields.Count;
        }
    }

    /// <summary>Notes that a datagram held records.</summary>
    public void CountRecords() => _datagramsWithRecords++;

    /// <summary>The template that a domain has announced by this very port.</summary>
    public Template? Find(TemplateKey key, ushort id) => Domain(key)?.Find(id);

    /// <summary>The template from the same domain by other ports, if all that have sent it agree.</summary>
    public Template? FindByOtherPort(TemplateKey key, ushort id)
    {
        var template = _otherPorts.Find(key, id, out var owner);
        owner?.LastUsed = ++_uses;
        return template;
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
        _otherPorts.Added(key, id);
    }

    public void Remove(TemplateKey key, ushort id)
    {
        if (Domain(key) is { } domain)
        {
            Remove(key, domain, id);
        }
    }

    public void RemoveAll(TemplateKey key, bool isOptions)
    {
        if (Domain(key) is { } domain)
        {
            foreach (var (id, template) in domain.Templates)
            {
                if (template.IsOptions == isOptions)
                {
                    Remove(key, domain, id);
                }
            }
        }
    }

    /// <summary>Forgets all domains of a connection or file.</summary>
    public void RemoveSession(int session)
    {
        foreach (var (key, domain) in _domains)
        {
            if (key.Session == session)
            {
                Forget(key, domain);
            }
        }
    }

    private void Remove(TemplateKey key, DomainTemplates domain, ushort id)
    {
        var before = domain.Size;
        if (domain.Remove(id))
        {
            Resize(domain.Size - before);
            _otherPorts.Removed(key, id);
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
        Forget(key, oldest);
        return true;
    }

    private void Forget(TemplateKey key, DomainTemplates domain)
    {
        foreach (var (id, _) in domain.Templates)
        {
            Remove(key, domain, id);
        }
        _domains.Remove(key);
        _last = null;
    }

    private void Resize(long change)
    {
        _size += change;
        Memory.Used += change;
    }
}
