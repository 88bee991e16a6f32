namespace FlowHost.Sdk.Testing;

/// <summary>What a decoder made of datagrams.</summary>
/// <param name="Records">The records, by schema in the order in which schemas first appeared.</param>
/// <param name="Drops">What was counted as dropped, by reason: datagrams, sets and templates together.</param>
/// <param name="Sets">Data sets that were decoded.</param>
public sealed record DecoderResult(IReadOnlyList<TestRecord> Records, IReadOnlyDictionary<DropReason, long> Drops, int Sets)
{
    /// <summary>What the decoder said of each datagram.</summary>
    public required IReadOnlyList<DropReason> Outcomes { get; init; }

    /// <summary>How many sets more wait for their template; less than 0 when some of earlier datagrams wait no more.</summary>
    public required int Held { get; init; }

    /// <summary>Sets that were begun and have no end: 0, or the decoder's account is wrong.</summary>
    public required int Unaccounted { get; init; }
}
