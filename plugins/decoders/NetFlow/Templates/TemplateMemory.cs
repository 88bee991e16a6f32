using FlowHost.Decoders.NetFlow.State;

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
    public const long NewLimit = 8L * 1024 * 1024;

    /// <summary>How long an agent that has sent records must have been silent before it makes room: nanoseconds.</summary>
    public const long Patience = 60L * 1_000_000_000;

    /// <summary>Schemas that agents which are not established may cause together.</summary>
    public const int NewSchemaLimit = 512;

    /// <summary>Missing templates that are named of agents which are not established.</summary>
    public const int NewMissingLimit = 4_096;

    /// <summary>Agents that are not established and have sent no records, the longest silent first: they make room for others.</summary>
    private readonly LinkedList<AgentTemplates> _unproven = [];

    /// <summary>What agents that are not established may have compiled, which costs as much as decoding hundreds of records.</summary>
    public TokenBucket Compilations { get; } = new(burst: 4_096, perSecond: 512);

    /// <summary>New templates of agents that are not established.</summary>
    public TokenBucket Definitions { get; } = new(burst: 16_384, perSecond: 1_024);

    /// <summary>Those that survive a restart; null when the run keeps no state.</summary>
    public SavedTemplates? Saved { get; init; }

    /// <summary>What all templates take.</summary>
    public long Used { get; set; }

    /// <summary>What those of agents that are not established take.</summary>
    public long NewUsed { get; set; }

    /// <summary>Schemas of agents that are not established.</summary>
    public int NewSchemas { get; set; }

    /// <summary>Missing templates of agents that are not established.</summary>
    public int NewMissing { get; set; }

    /// <summary>Agents that are not established and have sent records, the longest silent first: they make room after a while.</summary>
    private readonly LinkedList<AgentTemplates> _proven = [];

    /// <summary>Puts an agent at the end of those that make room.</summary>
    public void Touch(LinkedListNode<AgentTemplates> place)
    {
        Leave(place);
        (place.Value.HasRecords ? _proven : _unproven).AddLast(place);
    }

    /// <summary>An agent is no longer one that makes room.</summary>
    public static void Leave(LinkedListNode<AgentTemplates> place) => place.List?.Remove(place);

    private static LinkedListNode<AgentTemplates>? FirstBut(LinkedList<AgentTemplates> agents, AgentTemplates except) =>
        agents.First?.Value == except ? agents.First.Next : agents.First;

    /// <summary>Makes the agent that was silent longest forget its templates.</summary>
    /// <returns>False when there is none but <paramref name="except"/>.</returns>
    public bool TryFree(AgentTemplates except)
    {
        var victim = FirstBut(_unproven, except);
        if (victim is null && (victim = FirstBut(_proven, except)) is not null && except.LastSeen - victim.Value.LastSeen < Patience)
        {
            return false;
        }
        if (victim is null)
        {
            return false;
        }
        // It is in its list again when it sends again.
        Leave(victim);
        victim.Value.Clear();
        return true;
    }
}
