using System.Net;
using FlowHost.Sdk.Testing;

namespace FlowHost.Samples.Wire;

/// <summary>Sends NetFlow v9 of one source id.</summary>
internal sealed class NetFlow9Sender(
    SampleCapture capture, IPAddress agent, ushort sourcePort, ushort port, uint sourceId, DateTimeOffset bootTime)
    : Sender<NetFlow9Datagram>(capture, agent, sourcePort, port)
{
    private uint _sequence;

    protected override NetFlow9Datagram Begin(DateTimeOffset time) => new()
    {
        SysUpTime = (uint)(time - bootTime).TotalMilliseconds,
        ExportTime = time,
        Sequence = _sequence,
        SourceId = sourceId,
    };

    protected override NetFlow9Datagram EndSet(NetFlow9Datagram datagram) => datagram.Align();

    // RFC 3954 section 5.1: counts datagrams.
    protected override void Sent(NetFlow9Datagram datagram) => _sequence++;
}
