namespace FlowHost.Sdk;

/// <summary>One UDP payload, or one IPFIX message of a stream or file, with where it came from.</summary>
public readonly struct Datagram
{
    // Not a UInt128: ahead-of-time code cannot handle one, and all that gets a datagram would wait for the JIT.
    private readonly ulong _addressUpper;
    private readonly ulong _addressLower;

    /// <summary>Creates a datagram.</summary>
    /// <param name="buffer">Holds the payload; the input's own, valid while the burst is processed.</param>
    /// <param name="offset">Where the payload starts in <paramref name="buffer"/>.</param>
    /// <param name="length">Octets of payload; an empty datagram is legal.</param>
    /// <param name="address">The agent's address, IPv4 as <c>::ffff:a.b.c.d</c> (see <see cref="IpAddress"/>).</param>
    /// <param name="sourcePort">The agent's port; 0 when the source has none.</param>
    /// <param name="listenPort">The local port it was sent to; 0 when the source has none.</param>
    /// <param name="receiveTime">When it was received or captured: nanoseconds since 1970-01-01 UTC.</param>
    /// <param name="transport">How it came; part of the key of a template (RFC 7011 section 8).</param>
    public Datagram(
        byte[] buffer, int offset, int length, UInt128 address, ushort sourcePort, ushort listenPort, long receiveTime, Transport transport)
    {
        Buffer = buffer;
        Offset = offset;
        Length = length;
        _addressUpper = (ulong)(address >> 64);
        _addressLower = (ulong)address;
        SourcePort = sourcePort;
        ListenPort = listenPort;
        ReceiveTime = receiveTime;
        Transport = transport;
    }

    /// <summary>Holds the payload; the input's own, valid while the burst is processed.</summary>
    public byte[] Buffer { get; }

    /// <summary>Where the payload starts in <see cref="Buffer"/>.</summary>
    public int Offset { get; }

    /// <summary>Octets of payload.</summary>
    public int Length { get; }

    /// <summary>The agent's address, IPv4 as <c>::ffff:a.b.c.d</c> (see <see cref="IpAddress"/>).</summary>
    public UInt128 Address => new(_addressUpper, _addressLower);

    /// <summary>The agent's port; 0 when the source has none.</summary>
    public ushort SourcePort { get; }

    /// <summary>The local port it was sent to; 0 when the source has none.</summary>
    public ushort ListenPort { get; }

    /// <summary>When it was received or captured: nanoseconds since 1970-01-01 UTC.</summary>
    public long ReceiveTime { get; }

    /// <summary>How it came; part of the key of a template (RFC 7011 section 8).</summary>
    public Transport Transport { get; }

    /// <summary>
    /// The connection or file that it came by, from <see cref="IDatagramSink.BeginSession"/>: templates belong to it (RFC 7011 section 8).
    /// 0 where there are no sessions, as with UDP.
    /// </summary>
    public int Session { get; init; }

    /// <summary>The payload.</summary>
    public ReadOnlySpan<byte> Payload => Buffer.AsSpan(Offset, Length);
}
