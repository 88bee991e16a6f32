namespace FlowHost.Fuzz.Decoding;

/// <summary>What must have been counted of a datagram, found out by lengths alone and without a template: nothing is lost unseen.</summary>
internal interface IDatagramLedger
{
    /// <exception cref="BrokenPromiseException">The sink's counters do not add up to what is in the datagram.</exception>
    void Check(ReadOnlySpan<byte> payload, FuzzSink sink);
}
