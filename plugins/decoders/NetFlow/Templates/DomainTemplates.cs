namespace FlowHost.Decoders.NetFlow.Templates;

/// <summary>The templates of one observation domain of an agent, bounded because ids come from the network.</summary>
internal sealed class DomainTemplates
{
    public const int Limit = 4096;

    private readonly Dictionary<ushort, Template> _templates = [];

    /// <summary>When it was used last, in the agent's own count of look-ups.</summary>
    public long LastUsed { get; set; }

    public int Count => _templates.Count;

    /// <summary>What the templates take, by <see cref="Template.SizeOf"/>.</summary>
    public long Size { get; private set; }

    /// <summary>The templates by id; removing one while they are enumerated is allowed.</summary>
    public IEnumerable<KeyValuePair<ushort, Template>> Templates => _templates;

    public Template? Find(ushort id) => _templates.GetValueOrDefault(id);

    /// <summary>Adds a template whose id has none.</summary>
    public void Add(ushort id, Template template)
    {
        _templates.Add(id, template);
        Size += Template.SizeOf(template.Wire.Length);
    }

    /// <summary>Removes a template.</summary>
    /// <returns>The template; null when there is none.</returns>
    public Template? Remove(ushort id)
    {
        if (_templates.Remove(id, out var template))
        {
            Size -= Template.SizeOf(template.Wire.Length);
        }
        return template;
    }
}
