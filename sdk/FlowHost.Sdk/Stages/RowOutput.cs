namespace FlowHost.Sdk;

/// <summary>What a row enricher declared to write: adds the column and returns its index.</summary>
internal sealed record RowOutput(Func<SchemaBuilder, int> Add);
