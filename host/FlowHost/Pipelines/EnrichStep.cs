using FlowHost.Sdk;

namespace FlowHost.Pipelines;

/// <summary>One enricher's work on one schema.</summary>
internal readonly record struct EnrichStep(EnricherSlot Enricher, EnrichBatch Enrich);
