using FlowHost.Decoders.NetFlow.State;
using FlowHost.Sdk;

namespace FlowHost.Decoders.NetFlow.Templates;

/// <summary>The templates of all agents: in memory, and, where the run keeps state, in a file that survives a restart.</summary>
internal sealed class TemplateStore(SavedTemplates? saved, long lifetime)
{
    // How old the times in the file may be.
    private const long SaveInterval = 600L * 1_000_000_000;

    private readonly AgentMap<AgentSlot> _agents = new();
    private readonly TemplateMemory _memory = new() { Saved = saved };

    /// <summary>The agent's templates, with those from before a restart.</summary>
    public AgentTemplates Of(Agent agent, long now)
    {
        var slot = _agents[agent];
        if (slot.Templates is null)
        {
            slot.Templates = new AgentTemplates { Memory = _memory, Address = agent.Address };
            slot.Templates.Begin(agent.IsEstablished, now);
            Restore(agent.Address, slot.Templates, now);
        }
        else
        {
            slot.Templates.Begin(agent.IsEstablished, now);
        }
        return slot.Templates;
    }

    /// <summary>The agent's templates; null when it has sent nothing.</summary>
    public AgentTemplates? Find(Agent agent) => _agents.Find(agent)?.Templates;

    /// <summary>The host forgets the agent.</summary>
    public void Forget(Agent agent) => _agents.Remove(agent)?.Templates?.Leave();

    /// <summary>
    /// Keeps a new template for after a restart: only those that came by UDP, the others end with their connection. An agent that may be forged
    /// must not fill the disk: what it sends at a high rate is written when it is established.
    /// </summary>
    public void Save(AgentTemplates agent, TemplateKey key, ushort id, Template template, long now)
    {
        if (saved is not null && IsSaveable(key, template) && (agent.IsEstablished || saved.TryTakeBudget(template, now)))
        {
            saved.Save(agent.Address, key, id, template);
        }
    }

    /// <summary>The device has sent a template again: keeps it if it is not, or its times if they are old.</summary>
    public void SaveAgain(AgentTemplates agent, TemplateKey key, ushort id, Template template, long now)
    {
        if (template.IsSaved ? template.IsSavedBefore(now - SaveInterval) : agent.IsEstablished)
        {
            Save(agent, key, id, template, now);
        }
    }

    /// <summary>No more datagrams come: the times of all templates are written, and what has expired goes.</summary>
    public void Finish(long now)
    {
        foreach (var agent in _agents.Items.Select(item => item.State.Templates).OfType<AgentTemplates>())
        {
            foreach (var (key, domain) in agent.Domains)
            {
                foreach (var (id, template) in domain.Templates)
                {
                    Finish(agent, key, id, template, now);
                }
            }
        }
        saved?.RemoveUnclaimed(template => template.IsExpired(now, lifetime));
    }

    private void Finish(AgentTemplates agent, TemplateKey key, ushort id, Template template, long now)
    {
        if (saved is null || !IsSaveable(key, template))
        {
            return;
        }
        if (template.IsExpired(now, lifetime))
        {
            saved.Remove(agent.Address, key, id);
        }
        else if (template.IsSaved || agent.IsEstablished)
        {
            saved.Save(agent.Address, key, id, template);
        }
    }

    private static bool IsSaveable(TemplateKey key, Template template) => !template.IsRefused && key.Transport == Transport.Udp;

    private void Restore(UInt128 address, AgentTemplates templates, long now)
    {
        // What was sent last is the last to make room for others.
        foreach (var (record, template) in (saved?.Claim(address) ?? []).Select(record => (record, SavedTemplate.Read(record))).OrderBy(item => item.Item2.LastSeen))
        {
            var (key, id) = (SavedTemplate.Key(record), SavedTemplate.Id(record));
            if (!template.IsExpired(now, lifetime) && templates.TryMakeRoom(key, template.Wire.Length))
            {
                templates.Add(key, id, template);
            }
            else
            {
                saved!.Remove(address, key, id);
            }
        }
    }
}
