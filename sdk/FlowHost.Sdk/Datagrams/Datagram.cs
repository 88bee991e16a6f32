namespace FlowHost.Sdk;

/// <summary>One UDP payload, or one IPFIX message of a stream or file, with where it came from.</summary>
/// <param name="Buffer">Holds the payload; the input's own, valid while the burst is processed.</param>
/// <param name="Offset">Where the payload starts in <paramref name="Buffer"/>.</param>
/// <param name="Length">Octets of payload; an empty datagram is legal.</param>
/// <param name="Address">The agent's address, IPv4 as <c>::ffff:a.b.c.d</c> (see <see cref="IpAddress"/>).</param>
/// <param name="SourcePort">The agent's port; 0 when the source has none.</param>
/// <param name="ListenPort">The local port it was sent to; 0 when the source has none.</param>
/// <param name="ReceiveTime">When it was received or captured: nanoseconds since 1970-01-01 UTC.</param>
/// <param name="Transport">How it came; part of the key of a template (RFC 7011 section 8).</param>
public readonly record struct Datagram(
    byte[] Buffer, int Offset, int Length, UInt128 Address, ushort SourcePort, ushort ListenPort, long ReceiveTime, Transport Transport)
{
    /// <summary>The payload.</summary>
    public ReadOnlySpan<byte> Payload => Buffer.AsSpan(Offset, Length);
}
