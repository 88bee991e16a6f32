using FlowHost.Sdk;

namespace FlowHost.Fuzz.Decoding;

/// <summary>What must have been counted of a datagram, found out by lengths alone and without a template: nothing is lost unseen.</summary>
internal interface IDatagramLedger
{
    /// <summary>Compares what is in a datagram with what became of it.</summary>
    /// <param name="payload">The datagram.</param>
    /// <param name="reason">What the decoder said of it.</param>
    /// <param name="counts">What was counted for it.</param>
    /// <exception cref="BrokenPromiseException">They differ.</exception>
    void Check(ReadOnlySpan<byte> payload, DropReason reason, SinkCounts counts);
}
