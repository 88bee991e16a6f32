namespace FlowHost.Sdk;

/// <summary>
/// Turns datagrams of one protocol into rows. One instance per worker, never called concurrently, owner of its template state.
/// </summary>
public interface IDecoder
{
    /// <summary>Whether this decoder takes the datagram, told from its first octets; the first decoder of the pipeline that says yes gets it.</summary>
    bool Accepts(ReadOnlySpan<byte> datagram);

    /// <summary>
    /// Decodes one datagram. Bad input is not an exception: skip it by the lengths that hold, and say what it was. What the datagram holds is
    /// told to <paramref name="records"/> as it is read: each message, each set that was begun with its end.
    /// </summary>
    /// <param name="datagram">Valid during the call.</param>
    /// <param name="agent">The device that sent it.</param>
    /// <param name="records">Takes the records; give it whole sets where the protocol allows.</param>
    /// <returns>
    /// <see cref="DropReason.None"/>: all of it could be read, even where sets of it were dropped. Otherwise why not; what was decoded before
    /// that still counts.
    /// </returns>
    DropReason Decode(in Datagram datagram, Agent agent, RecordSink records);

    /// <summary>Called about once a second of the pipeline's time, when datagrams come and when none do: give up what has waited too long.</summary>
    /// <param name="now">Nanoseconds since 1970-01-01 UTC; for a capture, its own time.</param>
    /// <param name="records">Takes what is given up.</param>
    void Tick(long now, RecordSink records)
    {
    }

    /// <summary>No more datagrams come: give up what waits, and write what is to survive.</summary>
    /// <param name="records">Takes what is given up.</param>
    void Finish(RecordSink records)
    {
    }

    /// <summary>A connection or file has ended: forget its templates. Nothing comes with this <see cref="Datagram.Session"/> again.</summary>
    /// <param name="agent">The device at its other end.</param>
    /// <param name="session">The number that its datagrams had.</param>
    /// <param name="records">Takes what is given up.</param>
    void EndSession(Agent agent, int session, RecordSink records)
    {
    }

    /// <summary>The host forgets an agent, whose index goes to another: let go of its state.</summary>
    /// <param name="agent">The agent.</param>
    /// <param name="records">Takes what is given up.</param>
    void Forget(Agent agent, RecordSink records)
    {
    }

    /// <summary>The templates that it has of an agent, and those that are missing: for <c>flowhost inspect</c>, never on the hot path.</summary>
    IEnumerable<TemplateReport> Templates(Agent agent) => [];
}
