using System.Net;
using FlowHost.Samples.Traffic;
using FlowHost.Samples.Wire;

namespace FlowHost.Samples.Agents;

/// <summary>Quality of the two RTP streams of a call; jitter is in microseconds.</summary>
internal static class MediaRecords
{
    private const int PcmU = 0;
    private const double PacketsPerSecond = 50;
    private const uint PacketLength = 200;

    public static Layout<Stream> Layout { get; } = new(
        312,
        (Iana.SourceIPv4Address, s => s.Source),
        (Iana.DestinationIPv4Address, s => s.Destination),
        (Iana.SourceTransportPort, s => s.SourcePort),
        (Iana.DestinationTransportPort, s => s.DestinationPort),
        (Iana.ProtocolIdentifier, _ => IpProtocol.Udp),
        (Iana.IpDiffServCodePoint, s => s.Dscp),
        (Cisco.RtpSsrc, s => s.Ssrc),
        (Cisco.RtpPayloadType, _ => PcmU),
        (Iana.ApplicationId, _ => NbarApplication.Rtp.Id),
        (Iana.IngressInterface, s => (s.FromClient ? RouterInterface.Lan : RouterInterface.Wan).Index),
        (Iana.EgressInterface, s => (s.FromClient ? RouterInterface.Wan : RouterInterface.Lan).Index),
        (Iana.FlowDirection, s => s.FromClient ? 1 : 0),
        (Iana.BiflowDirection, s => s.FromClient ? 1 : 2),
        (Iana.OctetDeltaCount, s => s.Packets * PacketLength),
        (Iana.PacketDeltaCount, s => s.Packets),
        (Cisco.TransportPacketsLost, s => s.Lost),
        (Cisco.RtpJitterMean, s => s.Jitter),
        (Cisco.RtpJitterMinimum, s => s.Jitter / 4),
        (Cisco.RtpJitterMaximum, s => s.Jitter * 5),
        (Cisco.RtpJitterMeanSum, s => (ulong)s.Jitter * s.Packets),
        (Iana.FlowStartSysUpTime, s => PerformanceRecords.SysUpTime(s.From)),
        (Iana.FlowEndSysUpTime, s => PerformanceRecords.SysUpTime(s.To)));

    /// <summary>The part of a call that fell into the interval: what the office sends is clean, what comes back loses a little.</summary>
    public static IEnumerable<Stream> Of(Conversation call, MonitorInterval interval)
    {
        var from = Math.Max(call.Start, interval.From);
        var to = Math.Min(call.End, interval.To);
        var packets = (uint)((to - from) * PacketsPerSecond);
        var lost = interval.From == 0 ? 1u : 2u;
        return
        [
            new Stream(call, FromClient: true, 0x5EED0001, from, to, packets, 0, 410),
            new Stream(call, FromClient: false, 0x5EED0002, from, to, packets - lost, lost, 2_350),
        ];
    }

    internal sealed record Stream(
        Conversation Call, bool FromClient, uint Ssrc, double From, double To, uint Packets, uint Lost, uint Jitter)
    {
        private readonly OneWay _way = new(Call, FromClient);

        public IPAddress Source => _way.Source;

        public IPAddress Destination => _way.Destination;

        public ushort SourcePort => _way.SourcePort;

        public ushort DestinationPort => _way.DestinationPort;

        public byte Dscp => Call.Dscp;
    }
}
