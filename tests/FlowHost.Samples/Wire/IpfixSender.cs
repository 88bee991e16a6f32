using System.Net;
using FlowHost.Sdk.Testing;

namespace FlowHost.Samples.Wire;

/// <summary>Sends IPFIX of one observation domain.</summary>
internal sealed class IpfixSender(SampleCapture capture, IPAddress agent, ushort sourcePort, ushort port, uint domain)
    : Sender<IpfixMessage>(capture, agent, sourcePort, port)
{
    private uint _sequence;

    protected override IpfixMessage Begin(DateTimeOffset time) => new() { ExportTime = time, Sequence = _sequence, Domain = domain };

    // RFC 7011 section 3.1: data records of options count, templates do not.
    protected override void Sent(IpfixMessage datagram) => _sequence += (uint)datagram.DataRecordCount;
}
