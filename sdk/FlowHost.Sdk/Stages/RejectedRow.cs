namespace FlowHost.Sdk;

/// <summary>A row that its target did not take.</summary>
/// <param name="Batch">The retained batch; the host releases it.</param>
/// <param name="Row">The row in the batch.</param>
/// <param name="Retry">True when a later attempt may succeed; false when the row itself is refused.</param>
/// <param name="Reason">The target's answer, for the user.</param>
public readonly record struct RejectedRow(FlowBatch Batch, int Row, bool Retry, string Reason);
