namespace FlowHost.Sdk;

/// <summary>
/// Turns datagrams of one protocol into rows. One instance per worker, never called concurrently, owner of its template state.
/// </summary>
public interface IDecoder
{
    /// <summary>Whether this decoder takes the datagram, told from its first octets; the first decoder of the pipeline that says yes gets it.</summary>
    bool Accepts(ReadOnlySpan<byte> datagram);

    /// <summary>
    /// Decodes one datagram. Bad input is not an exception: skip it by the lengths that hold, and count it with
    /// <see cref="RecordSink.CountDrop"/>.
    /// </summary>
    /// <param name="datagram">Valid during the call.</param>
    /// <param name="agent">The device that sent it.</param>
    /// <param name="records">Takes the records; give it whole sets where the protocol allows.</param>
    void Decode(in Datagram datagram, Agent agent, RecordSink records);

    /// <summary>A connection or file has ended: forget its templates. Nothing comes with this <see cref="Datagram.Session"/> again.</summary>
    /// <param name="agent">The device at its other end.</param>
    /// <param name="session">The number that its datagrams had.</param>
    void EndSession(Agent agent, int session)
    {
    }
}
