using FlowHost.Decoders.NetFlow.Templates;
using FlowHost.Sdk;

namespace FlowHost.Decoders.NetFlow;

/// <summary>What the host may know of an agent's templates.</summary>
internal static class TemplateReports
{
    public static IEnumerable<TemplateReport> Of(AgentTemplates agent, ITemplateFormat format)
    {
        foreach (var (key, domain) in agent.Domains)
        {
            foreach (var (id, template) in domain.Templates)
            {
                yield return new TemplateReport(key.Domain, id, key.SourcePort, key.ListenPort)
                {
                    State = template.IsRefused ? TemplateState.Refused : TemplateState.Known,
                    IsOptions = template.IsOptions,
                    Fields = format.Read(template.Wire, template.IsOptions)?.Fields ?? [],
                    Schema = template.Plan?.Schema,
                    FirstSeen = template.FirstSeen,
                    LastSeen = template.LastSeen,
                    Interval = template.Interval,
                    Sets = template.Sets,
                };
            }
        }
        foreach (var ((key, id), missing) in agent.Missing.All)
        {
            yield return new TemplateReport(key.Domain, id, key.SourcePort, key.ListenPort)
            {
                State = TemplateState.Missing,
                FirstSeen = missing.FirstSeen,
                LastSeen = missing.LastSeen,
                Sets = missing.Sets,
            };
        }
    }
}
