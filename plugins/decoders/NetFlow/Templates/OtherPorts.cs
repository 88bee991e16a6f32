using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace FlowHost.Decoders.NetFlow.Templates;

/// <summary>
/// The template that is meant where a port has sent none: the one that the other ports of the domain agree on. It is looked for once and
/// remembered until a port changes its own, for a datagram has room for thousands of sets. An entry for each template: bounded as they are.
/// </summary>
internal sealed class OtherPorts(Dictionary<TemplateKey, DomainTemplates> domains)
{
    private readonly Dictionary<(TemplateKey Stream, ushort Id), Answer> _answers = [];

    /// <summary>The template; null when there is none or the ports disagree.</summary>
    public Template? Find(TemplateKey key, ushort id, out DomainTemplates? owner)
    {
        ref var answer = ref CollectionsMarshal.GetValueRefOrNullRef(_answers, (key.WithoutSourcePort, id));
        if (Unsafe.IsNullRef(ref answer))
        {
            owner = null;
            return null;
        }
        if (!answer.IsKnown)
        {
            answer.Template = Look(key, id, out answer.Owner);
            answer.IsKnown = true;
        }
        owner = answer.Owner;
        return answer.Template;
    }

    /// <summary>A port has a template more.</summary>
    public void Added(TemplateKey key, ushort id)
    {
        ref var answer = ref CollectionsMarshal.GetValueRefOrAddDefault(_answers, (key.WithoutSourcePort, id), out _);
        answer = new Answer { Ports = answer.Ports + 1 };
    }

    /// <summary>A port has a template less.</summary>
    public void Removed(TemplateKey key, ushort id)
    {
        ref var answer = ref CollectionsMarshal.GetValueRefOrNullRef(_answers, (key.WithoutSourcePort, id));
        if (answer.Ports == 1)
        {
            _answers.Remove((key.WithoutSourcePort, id));
            return;
        }
        answer = new Answer { Ports = answer.Ports - 1 };
    }

    private Template? Look(TemplateKey key, ushort id, out DomainTemplates? owner)
    {
        Template? found = null;
        owner = null;
        foreach (var (other, domain) in domains)
        {
            if (other.WithoutSourcePort == key.WithoutSourcePort && domain.Find(id) is { } template)
            {
                if (found is not null && !template.IsSame(found.Wire, found.IsOptions))
                {
                    owner = null;
                    return null;
                }
                (found, owner) = (template, domain);
            }
        }
        return found;
    }

    private struct Answer
    {
        public int Ports;
        public bool IsKnown;
        public Template? Template;
        public DomainTemplates? Owner;
    }
}
