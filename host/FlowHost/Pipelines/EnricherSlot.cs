using FlowHost.Sdk;

namespace FlowHost.Pipelines;

/// <summary>A worker's instance of an enricher, with its name and its breaker.</summary>
internal sealed class EnricherSlot(string name, IEnricher enricher, Breaker breaker)
{
    public string Name { get; } = name;

    public IEnricher Enricher { get; } = enricher;

    public Breaker Breaker { get; } = breaker;
}
