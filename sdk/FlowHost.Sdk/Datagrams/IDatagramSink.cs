namespace FlowHost.Sdk;

/// <summary>The worker, seen from an input.</summary>
public interface IDatagramSink
{
    /// <summary>Decodes, enriches and hands over a burst, on the calling thread. The burst can be cleared and used again afterwards.</summary>
    void Process(DatagramBurst burst);

    /// <summary>Counts what did not become a datagram of a burst: kernel drops, sources that are not allowed, broken capture blocks.</summary>
    void CountDrop(DropReason reason, long datagrams);

    /// <summary>
    /// A number for a connection or a file, never 0 and unlike those of all other inputs: for <see cref="Datagram.Session"/>. May be called
    /// from any thread.
    /// </summary>
    int BeginSession();

    /// <summary>
    /// A connection or a file has ended, after all its datagrams were processed: decoders forget its templates (RFC 7011 section 8.1).
    /// </summary>
    /// <param name="address">The agent's address, as in its datagrams; one that never sent any is no error.</param>
    /// <param name="session">From <see cref="BeginSession"/>.</param>
    void EndSession(UInt128 address, int session);

    /// <summary>How many datagrams one burst should hold at most.</summary>
    int BurstSize { get; }
}
