using FlowHost.Sdk;

namespace FlowHost.Tests.Pipelines.Support;

/// <summary>An enricher that is one method of a test.</summary>
internal sealed class DelegateEnricher(Func<SchemaBuilder, EnrichBatch?> bind) : IEnricher
{
    public EnrichBatch? Bind(SchemaBuilder schema) => bind(schema);
}
