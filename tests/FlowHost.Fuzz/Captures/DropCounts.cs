using FlowHost.Sdk;

namespace FlowHost.Fuzz.Captures;

/// <summary>Takes what the fragments of a capture lose.</summary>
internal sealed class DropCounts(Outcome outcome) : IDatagramSink
{
    public int BurstSize => 1;

    public void Process(DatagramBurst burst) => throw new BrokenPromiseException("fragments are no datagrams");

    public void CountDrop(DropReason reason, long datagrams) => outcome.Add($"incomplete {reason}", datagrams);

    public int BeginSession() => throw new BrokenPromiseException("fragments have no sessions");

    public void EndSession(UInt128 address, int session) => throw new BrokenPromiseException("fragments have no sessions");
}
