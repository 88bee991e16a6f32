using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace FlowHost.Decoders.NetFlow.Templates;

/// <summary>
/// The template that is meant where a port has sent none: the one that the other ports of the domain agree on. It is looked for once and
/// remembered until a port changes its own, for a datagram has room for thousands of sets. An entry for each template: bounded as they are.
/// </summary>
internal sealed class OtherPorts
{
    private readonly Dictionary<(TemplateKey Stream, ushort Id), Answer> _answers = [];
    private readonly Dictionary<TemplateKey, DomainTemplates> _domains;

    public OtherPorts(Dictionary<TemplateKey, DomainTemplates> domains)
    {
        _domains = domains;
        foreach (var (key, domain) in domains)
        {
            foreach (var (id, _) in domain.Templates)
            {
                Added(key, id);
            }
        }
    }

    /// <summary>The template; none when there is none or the ports disagree.</summary>
    public Result Find(TemplateKey key, ushort id, long now, long lifetime)
    {
        ref var answer = ref CollectionsMarshal.GetValueRefOrNullRef(_answers, (key.WithoutSourcePort, id));
        if (Unsafe.IsNullRef(ref answer))
        {
            return default;
        }
        if (!answer.IsKnown || now > answer.Until)
        {
            answer.Until = long.MaxValue;
            answer.Result = Look(key, id, now, lifetime, ref answer.Until);
            answer.IsKnown = answer.Result.Expired is null;
        }
        return answer.Result;
    }

    /// <summary>What a single port of the device says.</summary>
    public static Result Look(TemplateKey other, DomainTemplates domain, TemplateKey key, ushort id, long now, long lifetime)
    {
        if (other.WithoutSourcePort != key.WithoutSourcePort || domain.Find(id) is not { } template)
        {
            return default;
        }
        return template.IsExpired(now, lifetime) ? new Result(null, null, other) : new Result(template, domain, null);
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

    private Result Look(TemplateKey key, ushort id, long now, long lifetime, ref long until)
    {
        var found = default(Result);
        foreach (var (other, domain) in _domains)
        {
            var said = Look(other, domain, key, id, now, lifetime);
            if (said.Expired is not null)
            {
                return said;
            }
            if (said.Template is not { } template)
            {
                continue;
            }
            if (found.Template is { } before && !template.IsSame(before.Wire, before.IsOptions))
            {
                // They disagree until one of them changes or expires; the rest cannot make them agree.
                until = Math.Min(until, template.ExpiresAt(lifetime));
                return default;
            }
            until = Math.Min(until, template.ExpiresAt(lifetime));
            found = said;
        }
        return found;
    }

    /// <summary>What was found.</summary>
    /// <param name="Template">The template that is meant.</param>
    /// <param name="Owner">The domain of a port that has sent it.</param>
    /// <param name="Expired">A port whose template has expired, to be forgotten before it is asked again; then there is nothing else.</param>
    internal readonly record struct Result(Template? Template, DomainTemplates? Owner, TemplateKey? Expired);

    private struct Answer
    {
        public int Ports;
        public bool IsKnown;
        public long Until;
        public Result Result;
    }
}
