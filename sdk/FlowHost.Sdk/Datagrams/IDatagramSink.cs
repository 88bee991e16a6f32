namespace FlowHost.Sdk;

/// <summary>The worker, seen from an input.</summary>
public interface IDatagramSink
{
    /// <summary>Decodes, enriches and hands over a burst, on the calling thread. The burst can be cleared and used again afterwards.</summary>
    void Process(DatagramBurst burst);

    /// <summary>Counts what did not become a datagram of a burst: kernel drops, sources that are not allowed, broken capture blocks.</summary>
    void CountDrop(DropReason reason, long datagrams);

    /// <summary>How many datagrams one burst should hold at most.</summary>
    int BurstSize { get; }
}
