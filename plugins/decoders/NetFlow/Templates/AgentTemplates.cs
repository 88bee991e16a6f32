using FlowHost.Decoders.NetFlow.Holding;

namespace FlowHost.Decoders.NetFlow.Templates;

/// <summary>
/// The templates of one agent. A device that restarted, or that sends from a pool of ports, uses templates which it announced from another
/// port: they are found as long as it is clear which ones are meant. Only templates make and displace domains; data does not.
/// </summary>
internal sealed class AgentTemplates
{
    public const int Limit = 256;
    public const long SizeLimit = 4 * 1024 * 1024;

    /// <summary>What an agent has until the host has known it for long enough: a source address of UDP can be forged.</summary>
    public const long NewSizeLimit = 512 * 1024;

    // What a forged sender does not need is made when it is needed.
    private static readonly Dictionary<TemplateKey, DomainTemplates> None = [];

    private Dictionary<TemplateKey, DomainTemplates> _domains = None;
    private OtherPorts? _otherPorts;
    private readonly LinkedListNode<AgentTemplates> _place;
    private TemplateKey _lastKey;
    private DomainTemplates? _last;
    private long _uses;

    public AgentTemplates()
    {
        _place = new LinkedListNode<AgentTemplates>(this);
        Schemas = new SchemaShare(this);
        Missing = new MissingTemplates(this);
    }

    /// <summary>Shared with the other agents of the decoder.</summary>
    public TemplateMemory Memory { get; init; } = new();

    /// <summary>The agent's address.</summary>
    public UInt128 Address { get; init; }

    /// <summary>Whether the host has known the agent for long.</summary>
    public bool IsEstablished { get; private set; }

    /// <summary>Whether it has sent records.</summary>
    public bool HasRecords { get; private set; }

    /// <summary>When its last datagram was received: nanoseconds since 1970-01-01 UTC.</summary>
    public long LastSeen { get; private set; }

    /// <summary>What the templates take.</summary>
    public long Size { get; private set; }

    /// <summary>The schemas that it may cause.</summary>
    public SchemaShare Schemas { get; }

    /// <summary>Data sets that wait for their template.</summary>
    public HeldSets Held { get; } = new();

    /// <summary>Templates that are missing.</summary>
    public MissingTemplates Missing { get; }

    /// <summary>The templates by domain.</summary>
    public IEnumerable<KeyValuePair<TemplateKey, DomainTemplates>> Domains => _domains;

    /// <summary>Notes that a datagram of the agent has come.</summary>
    public void Begin(bool isEstablished, long now = 0)
    {
        LastSeen = now;
        if (isEstablished && !IsEstablished)
        {
            IsEstablished = true;
            Memory.NewUsed -= Size;
            Memory.NewSchemas -= Schemas.Count;
            Memory.NewMissing -= Missing.Count;
            TemplateMemory.Leave(_place);
        }
        if (!IsEstablished)
        {
            Memory.Touch(_place);
        }
    }

    /// <summary>Notes that a datagram held records: who sends more than templates does not make room for others.</summary>
    public void CountRecords()
    {
        if (!HasRecords && !IsEstablished)
        {
            HasRecords = true;
            Memory.Touch(_place);
        }
    }

    /// <summary>The template that a domain has announced by this very port.</summary>
    public Template? Find(TemplateKey key, ushort id) => Domain(key)?.Find(id);

    /// <summary>The template from the same domain by other ports, if all that have sent it agree. Those that have expired are forgotten: they have no say.</summary>
    public Template? FindByOtherPort(TemplateKey key, ushort id, long now, long lifetime, out bool hasExpired)
    {
        hasExpired = false;
        while (true)
        {
            var found = Look(key, id, now, lifetime);
            if (found.Expired is not { } expired)
            {
                found.Owner?.LastUsed = ++_uses;
                return found.Template;
            }
            hasExpired = true;
            Remove(expired, id);
        }
    }

    /// <summary>Forgets domains that were not used for longest until a template of so many octets fits.</summary>
    /// <returns>False when it does not fit all the same.</returns>
    public bool TryMakeRoom(TemplateKey key, int octets)
    {
        var domain = Domain(key);
        var size = Template.SizeOf(octets);
        while ((domain is null && _domains.Count >= Limit) || Size + size > (IsEstablished ? SizeLimit : NewSizeLimit))
        {
            if (!TryForgetOldest(key, domain))
            {
                return false;
            }
        }
        while (!IsEstablished && Memory.NewUsed + size > TemplateMemory.NewLimit)
        {
            if (!Memory.TryFree(this))
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
            _domains = _domains == None ? [] : _domains;
            _domains.Add(key, domain);
            _otherPorts ??= _domains.Count > 1 ? new OtherPorts(_domains) : null;
        }
        var before = domain.Size;
        domain.Add(id, template);
        Resize(domain.Size - before);
        _otherPorts?.Added(key, id);
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
        Missing.RemoveSession(session);
    }

    /// <summary>Forgets all templates, to make room for those of others.</summary>
    public void Clear()
    {
        foreach (var (key, domain) in _domains)
        {
            foreach (var (id, template) in domain.Templates)
            {
                Unsave(key, id, template);
            }
        }
        Resize(-Size);
        _last = null;
        // Tables that were large stay so when they are emptied.
        _domains = None;
        _otherPorts = null;
    }

    /// <summary>The agent is forgotten: gives back what it had of the memory that is shared.</summary>
    public void Leave()
    {
        Clear();
        TemplateMemory.Leave(_place);
        if (!IsEstablished)
        {
            Memory.NewSchemas -= Schemas.Count;
            Memory.NewMissing -= Missing.Count;
        }
    }

    private void Remove(TemplateKey key, DomainTemplates domain, ushort id)
    {
        var before = domain.Size;
        if (domain.Remove(id) is { } template)
        {
            Resize(domain.Size - before);
            _otherPorts?.Removed(key, id);
            Unsave(key, id, template);
        }
    }

    // What is gone now must not come back after a restart: data may follow another definition by then.
    private void Unsave(TemplateKey key, ushort id, Template template)
    {
        if (template.IsSaved)
        {
            Memory.Saved?.Remove(Address, key, id);
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

    private OtherPorts.Result Look(TemplateKey key, ushort id, long now, long lifetime)
    {
        if (_otherPorts is { } otherPorts)
        {
            return otherPorts.Find(key, id, now, lifetime);
        }
        foreach (var (other, domain) in _domains)
        {
            // The only one.
            return OtherPorts.Look(other, domain, key, id, now, lifetime);
        }
        return default;
    }

    /// <summary>Makes room for a domain. A connection's templates make room for its own alone: datagrams in its name may be forged.</summary>
    private bool TryForgetOldest(TemplateKey forWhich, DomainTemplates? except)
    {
        var (key, oldest) = _domains
            .Where(domain => domain.Value != except && (domain.Key.Session == 0 || domain.Key.Session == forWhich.Session))
            .OrderBy(domain => domain.Value.LastUsed)
            .FirstOrDefault();
        if (oldest is null)
        {
            return false;
        }
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
        Size += change;
        Memory.Used += change;
        if (!IsEstablished)
        {
            Memory.NewUsed += change;
        }
    }
}
