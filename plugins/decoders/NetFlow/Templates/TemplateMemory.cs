namespace FlowHost.Decoders.NetFlow.Templates;

/// <summary>
/// What the templates of all agents of a decoder take together: source addresses of UDP can be forged. Agents that the host does not know
/// for long share a small part of it.
/// </summary>
internal sealed class TemplateMemory
{
    /// <summary>256 MiB: twenty templates of 25 fields from each of 16,000 devices.</summary>
    public const long Limit = 256L * 1024 * 1024;

    /// <summary>What agents that are not established have of it.</summary>
    public const long NewLimit = 24L * 1024 * 1024;

    /// <summary>Schemas that agents which are not established may cause together.</summary>
    public const int NewSchemaLimit = 512;

    /// <summary>Agents that are not established and have sent no records, the longest silent first: they make room for others.</summary>
    private readonly LinkedList<AgentTemplates> _unproven = [];

    /// <summary>What all templates take.</summary>
    public long Used { get; set; }

    /// <summary>What those of agents that are not established take.</summary>
    public long NewUsed { get; set; }

    /// <summary>Schemas of agents that are not established.</summary>
    public int NewSchemas { get; set; }

    /// <summary>Puts an agent at the end of those that make room.</summary>
    public void Touch(LinkedListNode<AgentTemplates> place)
    {
        if (place.List is not null)
        {
            _unproven.Remove(place);
        }
        _unproven.AddLast(place);
    }

    /// <summary>An agent is no longer one that makes room.</summary>
    public void Leave(LinkedListNode<AgentTemplates> place)
    {
        if (place.List is not null)
        {
            _unproven.Remove(place);
        }
    }

    /// <summary>Makes the agent that was silent longest forget its templates.</summary>
    /// <returns>False when there is none but <paramref name="except"/>.</returns>
    public bool TryFree(AgentTemplates except)
    {
        var victim = _unproven.First;
        while (victim is not null && (victim.Value == except || victim.Value.Size == 0))
        {
            victim = victim.Next;
        }
        victim?.Value.Clear();
        return victim is not null;
    }
}
