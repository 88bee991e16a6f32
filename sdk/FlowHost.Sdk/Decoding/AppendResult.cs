namespace FlowHost.Sdk;

/// <summary>What <see cref="RecordSink.Append"/> made of the content of a set.</summary>
/// <param name="Records">Records that became rows.</param>
/// <param name="Consumed">Octets that they took, with zeros that could be a record but are padding; what remains is padding when it is shorter than a record.</param>
/// <param name="IsMalformed">True when a variable length pointed past the end: the offset is <paramref name="Consumed"/>.</param>
public readonly record struct AppendResult(int Records, int Consumed, bool IsMalformed);
