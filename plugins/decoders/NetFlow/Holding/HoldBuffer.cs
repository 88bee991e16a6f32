using FlowHost.Decoders.NetFlow.Templates;
using FlowHost.Sdk;

namespace FlowHost.Decoders.NetFlow.Holding;

/// <summary>
/// Data sets of all agents that came before their template, oldest first, bounded in sets an agent, octets and age. RFC 3954 section 9 has a
/// collector keep them.
/// </summary>
internal sealed class HoldBuffer(TemplateOptions options)
{
    public const long Limit = 16L * 1024 * 1024;

    /// <summary>What agents that are not established have of it, together and each.</summary>
    public const long NewLimit = Limit / 8;
    public const int NewSets = 16;

    private readonly LinkedList<HeldSet> _sets = [];
    private readonly long _age = (long)options.Hold.TotalNanoseconds;
    private long _size;
    private long _newSize;

    /// <summary>Takes a set, if there is room.</summary>
    public bool TryAdd(AgentTemplates agent, TemplateKey key, ushort id, in RecordSource source, ReadOnlySpan<byte> content)
    {
        var limit = agent.IsEstablished ? options.HoldSets : Math.Min(options.HoldSets, NewSets);
        var size = HeldSet.SizeOf(content.Length);
        if (_age == 0 || agent.Held.Count >= limit || _size + size > Limit || (!agent.IsEstablished && _newSize + size > NewLimit))
        {
            return false;
        }
        var set = _sets.AddLast(new HeldSet(agent, key, id, source, content.ToArray(), IsNew: !agent.IsEstablished));
        agent.Held.Add(set);
        Resize(set.Value, size);
        return true;
    }

    /// <summary>Takes a set out, because its template has come or its time is up.</summary>
    public void Remove(LinkedListNode<HeldSet> set)
    {
        _sets.Remove(set);
        set.Value.Agent.Held.Remove(set);
        Resize(set.Value, -set.Value.Size);
    }

    /// <summary>The oldest set, when it has waited too long.</summary>
    public LinkedListNode<HeldSet>? Expired(long now) => Oldest is { } oldest && now - oldest.Value.Source.ReceiveTime > _age ? oldest : null;

    /// <summary>The oldest set.</summary>
    public LinkedListNode<HeldSet>? Oldest => _sets.First;

    private void Resize(HeldSet set, long change)
    {
        _size += change;
        _newSize += set.IsNew ? change : 0;
    }
}
