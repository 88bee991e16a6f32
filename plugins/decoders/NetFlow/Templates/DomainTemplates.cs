namespace FlowHost.Decoders.NetFlow.Templates;

/// <summary>The templates of one observation domain of an agent, bounded because ids come from the network.</summary>
internal sealed class DomainTemplates
{
    public const int Limit = 4096;

    private readonly Dictionary<ushort, Template> _templates = [];

    /// <summary>When it was used last, in the agent's own count of look-ups.</summary>
    public long LastUsed { get; set; }

    /// <summary>Whether the user was told that data comes before its template.</summary>
    public bool IsMissingReported { get; set; }

    public Template? Find(ushort id) => _templates.GetValueOrDefault(id);

    /// <summary>Adds or replaces: over UDP a new definition takes the place of the old one (RFC 7011 section 8.4).</summary>
    /// <returns>False when the domain has as many templates as it may.</returns>
    public bool TryAdd(ushort id, Template template)
    {
        if (_templates.Count >= Limit && !_templates.ContainsKey(id))
        {
            return false;
        }
        _templates[id] = template;
        return true;
    }

    public void Remove(ushort id) => _templates.Remove(id);

    public void RemoveAll(bool isOptions)
    {
        foreach (var (id, template) in _templates)
        {
            if (template.Plan.Schema.IsOptions == isOptions)
            {
                _templates.Remove(id);
            }
        }
    }
}
