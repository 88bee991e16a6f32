namespace FlowHost.Sdk;

/// <summary>Encodes or appends one batch; what <see cref="IExporter.Bind"/> returned for its schema.</summary>
/// <param name="batch">Valid during the call; <see cref="FlowBatch.Retain"/> it to keep it longer.</param>
public delegate void ExportBatch(FlowBatch batch);
