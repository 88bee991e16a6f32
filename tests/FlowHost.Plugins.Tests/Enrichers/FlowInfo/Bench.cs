using System.Diagnostics.Metrics;
using FlowHost.Enrichers.FlowInfo;
using FlowHost.Enrichers.FlowInfo.Nat;
using FlowHost.Sdk;

namespace FlowHost.Plugins.Tests.Enrichers.FlowInfo;

internal static class Bench
{
    /// <summary>What an earlier enricher would have added, as a field of the device.</summary>
    public static Element IngressName { get; } = Named(1, "ingressInterfaceName");

    public static Element EgressName { get; } = Named(2, "egressInterfaceName");

    public static FlowInfoEnricher Enricher(FlowInfoOptions? options = null) => new(new NatTable(options ?? new FlowInfoOptions(), new Meter("test")));

    private static Element Named(ushort id, string name) => Element.Create(new ElementInfo(32473, id, name, ElementType.String));
}
