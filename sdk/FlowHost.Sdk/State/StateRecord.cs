namespace FlowHost.Sdk;

/// <summary>A record of a <see cref="IStateTable"/>.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Value">Its value.</param>
public readonly record struct StateRecord(ReadOnlyMemory<byte> Key, ReadOnlyMemory<byte> Value);
