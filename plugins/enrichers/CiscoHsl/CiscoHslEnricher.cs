using FlowHost.Enrichers.CiscoHsl.Acls;
using FlowHost.Enrichers.CiscoHsl.Events;
using FlowHost.Sdk;

namespace FlowHost.Enrichers.CiscoHsl;

/// <summary>Says in words what firewall and NAT events are; each feature binds itself to the schemas that have its elements.</summary>
internal sealed class CiscoHslEnricher : IEnricher
{
    private readonly IEnricher[] _features =
    [
        new EventNames("firewallEventName", "firewall-events", Elements.FirewallEvent, CiscoElements.FwEvent),
        new EventNames("firewallExtEventName", "firewall-extended-events", CiscoElements.PolicyFirewallEventExtended) { Unless = "firewall_event" },
        new EventNames("firewallExtEventName", "asa-extended-events", CiscoElements.FwEventDetailed),
        new EventNames("natEventName", "nat-events", Elements.NatEvent),
        new EventNames("natQuotaExceededEventName", "nat-quotas", Elements.NatQuotaExceededEvent),
        new EventNames("natThresholdEventName", "nat-thresholds", Elements.NatThresholdEvent),
        new AclIds("ingressAcl", CiscoElements.IngressAclid),
        new AclIds("egressAcl", CiscoElements.EgressACLID),
    ];

    public EnrichBatch? Bind(SchemaBuilder schema)
    {
        if (schema.Current.IsOptions)
        {
            return null;
        }
        EnrichBatch? all = null;
        foreach (var feature in _features)
        {
            all += feature.Bind(schema);
        }
        return all;
    }
}
