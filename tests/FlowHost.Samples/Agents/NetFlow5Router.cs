using System.Net;
using FlowHost.Samples.Traffic;
using FlowHost.Samples.Wire;
using FlowHost.Sdk.Testing;

namespace FlowHost.Samples.Agents;

/// <summary>An old router outside the translation: NetFlow v5, and the office's conversations with their public address.</summary>
internal static class NetFlow5Router
{
    private const ushort SourcePort = 53_001;
    private const ushort Port = 2055;
    private const int ReportInterval = 20;

    private static readonly IPAddress Address = IPAddress.Parse("192.0.2.3");
    private static readonly DateTimeOffset BootTime = Clock.At(-86_400);

    public static void Send(SampleCapture capture)
    {
        var sequence = 0u;
        for (var time = ReportInterval; time <= Clock.Length; time += ReportInterval)
        {
            var records = UplinkTraffic(time - ReportInterval, time)
                .SelectMany(t => new[] { Record(t, fromClient: true), Record(t, fromClient: false) })
                .ToArray();
            var sent = Clock.At(time + 0.4);
            var datagram = new NetFlow5Datagram { SysUpTime = SysUpTime(sent), ExportTime = sent, Sequence = sequence, EngineId = 1 };
            var octets = datagram.Records(records).ToArray();
            capture.Add(sent, Address, SourcePort, Port, () => octets);
            sequence += (uint)records.Length;
        }
    }

    // The office has two uplinks; every other conversation takes this one.
    private static IEnumerable<Translation> UplinkTraffic(double from, double to) => Translation.All
        .Where(t => t.Conversation.Id % 2 == 0 && t.Conversation.End >= from && t.Conversation.End < to);

    private static NetFlow5Record Record(Translation translation, bool fromClient)
    {
        var flow = new OneWay(translation.Conversation, fromClient);
        return new NetFlow5Record
        {
            SourceAddress = fromClient ? Translation.PublicAddress : flow.Source,
            DestinationAddress = fromClient ? flow.Destination : Translation.PublicAddress,
            NextHop = fromClient ? IPAddress.Parse("203.0.113.1") : IPAddress.Parse("192.0.2.2"),
            InputInterface = (ushort)(fromClient ? 1 : 2),
            OutputInterface = (ushort)(fromClient ? 2 : 1),
            Packets = flow.Volume.Packets,
            Octets = flow.Volume.Octets,
            First = SysUpTime(Clock.At(flow.Start)),
            Last = SysUpTime(Clock.At(flow.End)),
            SourcePort = fromClient ? PublicPort(translation) : flow.SourcePort,
            DestinationPort = fromClient ? flow.DestinationPort : PublicPort(translation),
            TcpFlags = translation.Conversation.TcpFlags,
            Protocol = translation.Conversation.Protocol,
            TypeOfService = flow.TypeOfService,
            SourceAs = fromClient ? (ushort)64_496 : (ushort)64_511,
            DestinationAs = fromClient ? (ushort)64_511 : (ushort)64_496,
            SourceMask = 24,
            DestinationMask = 24,
        };
    }

    private static ushort PublicPort(Translation translation) =>
        translation.Conversation.Protocol == IpProtocol.Icmp ? (ushort)0 : translation.PublicPort;

    private static uint SysUpTime(DateTimeOffset time) => (uint)(time - BootTime).TotalMilliseconds;
}
