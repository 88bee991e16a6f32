namespace FlowHost.Sdk;

/// <summary>Enriches one batch; what <see cref="IEnricher.Bind"/> returned for its schema.</summary>
/// <param name="batch">Valid during the call: its rows are used again afterwards.</param>
public delegate void EnrichBatch(FlowBatch batch);
