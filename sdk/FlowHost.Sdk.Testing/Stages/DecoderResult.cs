namespace FlowHost.Sdk.Testing;

/// <summary>What a decoder made of datagrams.</summary>
/// <param name="Records">The records, by schema in the order in which schemas first appeared.</param>
/// <param name="Drops">What was counted as dropped, by reason.</param>
/// <param name="Sets">Data sets that were decoded.</param>
public sealed record DecoderResult(IReadOnlyList<TestRecord> Records, IReadOnlyDictionary<DropReason, long> Drops, int Sets);
