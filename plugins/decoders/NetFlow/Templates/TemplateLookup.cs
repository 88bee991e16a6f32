using FlowHost.Sdk;
using Microsoft.Extensions.Logging;

namespace FlowHost.Decoders.NetFlow.Templates;

/// <summary>Finds the template of a set and compiles it when it is first needed.</summary>
/// <param name="format">How the protocol writes templates.</param>
/// <param name="lifetime">How long a template holds without being sent again, in nanoseconds.</param>
/// <param name="logger">Told of templates that have expired.</param>
internal sealed class TemplateLookup(ITemplateFormat format, long lifetime, ILogger logger)
{
    /// <summary>The template that a set means; null when it is missing. One that was refused hides what other ports have sent: the device means that one.</summary>
    public Template? Find(ushort id, Message message)
    {
        var (agent, key) = (message.Agent, message.Key);
        ref readonly var source = ref message.Source;
        // A port is the sender's choice where there are no connections; with them it is another exporter's.
        var isUdp = key.Transport == Transport.Udp;
        var template = agent.Find(key, id);
        var hasExpired = isUdp && template is not null && template.IsExpired(source.ReceiveTime, lifetime);
        if (hasExpired)
        {
            agent.Remove(key, id);
            template = null;
        }
        else if (isUdp && template is null && source.Agent.TemplateKey == TemplateKeyPolicy.Auto)
        {
            template = agent.FindByOtherPort(key, id, source.ReceiveTime, lifetime, out hasExpired);
        }
        if (template is null && hasExpired)
        {
            Log.Expired(logger, source.Agent, source.Domain, id);
        }
        return template;
    }

    /// <summary>
    /// Compiles a template; null when there is no room for its schema. Without room an agent may still use those that the host has already:
    /// devices of one kind share them.
    /// </summary>
    public TemplatePlan? Compile(Template template, Message message, RecordSink records)
    {
        var agent = message.Agent;
        if (template.IsHopeless
            || (template.PostponedFields > 0 && !agent.Schemas.HasRoomFor(template.PostponedFields))
            || (!agent.IsEstablished && !agent.Memory.Compilations.TryTake(1, message.Source.ReceiveTime)))
        {
            return null;
        }
        var definition = format.Read(template.Wire, template.IsOptions)!;
        var hasRoom = agent.Schemas.HasRoomFor(definition.Fields.Count);
        template.Plan = records.Compile(definition with { MayAddSchema = hasRoom });
        template.PostponedFields = template.Plan is null && !hasRoom ? definition.Fields.Count : 0;
        template.IsHopeless = template.Plan is null && hasRoom;
        if (template.Plan is { } plan)
        {
            agent.Schemas.Use(plan.Schema);
        }
        return template.Plan;
    }
}
