using System.Buffers.Binary;
using FlowHost.Decoders.NetFlow.State;
using FlowHost.Sdk;

namespace FlowHost.Decoders.NetFlow.Templates;

/// <summary>The templates of all agents: in memory, and in a file that survives a restart.</summary>
internal sealed class TemplateStore(TemplateFile? file, long lifetime)
{
    private readonly AgentMap<AgentSlot> _agents = new();
    private readonly TemplateMemory _memory = new();
    private bool _isLoaded = file is null;

    /// <summary>The agent's templates, with those from before a restart.</summary>
    public AgentTemplates Of(Agent agent, long now)
    {
        var slot = _agents[agent];
        if (slot.Templates is null)
        {
            slot.Templates = new AgentTemplates { Memory = _memory };
            slot.Templates.Begin(agent.IsEstablished, now);
            Restore(agent, slot.Templates, now);
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
    /// Keeps a template for after a restart: only those that came by UDP, the others end with their connection. An agent that may be forged
    /// must not fill the disk: what it sends at a high rate is written when it is established.
    /// </summary>
    public void Save(Agent agent, AgentTemplates templates, TemplateKey key, Template template, long now)
    {
        if (file is not null && !template.IsRefused && key.Transport == Transport.Udp
            && (templates.IsEstablished || file.TryTakeBudget(template.Wire.Length, now)))
        {
            file.Append(SavedTemplate.Of(agent.Address, key, template));
            template.IsSaved = true;
        }
    }

    /// <summary>Writes the file anew from time to time: what has been replaced goes, and the times are today's.</summary>
    public void Tick(long now)
    {
        if (file is not null && _isLoaded && file.IsDue(now))
        {
            Write(now);
        }
    }

    /// <summary>Writes the file for the last time.</summary>
    public void Finish(long now)
    {
        if (file is not null && _isLoaded)
        {
            Write(now);
        }
    }

    private void Write(long now) => file!.Rewrite(
        _agents.Items.SelectMany(item => Saveable(item.Agent, item.State.Templates)).Concat(file.Unclaimed),
        saved => now - saved.LastSeen <= Math.Max(lifetime, saved.Interval * 3));

    private static IEnumerable<SavedTemplate> Saveable(Agent agent, AgentTemplates? templates) =>
        from domain in templates?.Domains ?? []
        where domain.Key.Transport == Transport.Udp
        from template in domain.Value.Templates
        where !template.Value.IsRefused && (template.Value.IsSaved || templates!.IsEstablished)
        select SavedTemplate.Of(agent.Address, domain.Key, template.Value);

    private void Restore(Agent agent, AgentTemplates templates, long now)
    {
        if (!_isLoaded)
        {
            _isLoaded = true;
            file!.Load();
        }
        foreach (var saved in file?.Claim(agent.Address) ?? [])
        {
            var template = saved.Restore();
            var id = BinaryPrimitives.ReadUInt16BigEndian(saved.Wire);
            if (!template.IsExpired(now, lifetime) && templates.TryMakeRoom(saved.Key, saved.Wire.Length))
            {
                templates.Remove(saved.Key, id);
                templates.Add(saved.Key, id, template);
            }
        }
    }
}
