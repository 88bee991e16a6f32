using FlowHost.Samples.Traffic;
using FlowHost.Samples.Wire;
using FlowHost.Sdk.Testing;

namespace FlowHost.Samples.Agents;

/// <summary>
/// What an Easy Performance Monitor reports at the end of its interval: response times of TCP connections, volumes of every conversation,
/// and quality of media streams.
/// </summary>
internal static class PerformanceRecords
{
    // The router has been up for an hour; its monitors stamp sysUpTime.
    private const double SecondsUpAtStart = 3600;
    private const uint WindowSize = 29_200;

    private static readonly Layout<Report> ResponseTimes = new(
        309,
        [
            .. Connection(Cisco.ClientIPv4Address, Cisco.ServerIPv4Address),
            (Iana.InitiatorOctets, r => r.Of.PayloadOf(r.Of.Up)),
            (Iana.ResponderOctets, r => r.Of.PayloadOf(r.Of.Down)),
            (Cisco.ClientRetransmittedOctets, r => Retransmitted(r.Of.Up) * 120),
            (Cisco.ClientRetransmittedPackets, r => Retransmitted(r.Of.Up)),
            (Cisco.ServerRetransmittedOctets, r => Retransmitted(r.Of.Down) * 1_460),
            (Cisco.ServerRetransmittedPackets, r => Retransmitted(r.Of.Down)),
            (Cisco.TransactionsCompleted, r => r.Of.Transactions),
            (Cisco.TransactionDurationSum, r => r.Of.Transactions * (ResponseDelay(r.Of) + r.Of.ClientDelay)),
            (Cisco.ServerResponses, r => r.Of.Transactions),
            (Cisco.LateResponses, _ => 0),
            (Cisco.ResponseDelayToServerSum, r => r.Of.Transactions * ResponseDelay(r.Of)),
            (Cisco.ApplicationDelaySum, r => r.Of.Transactions * r.Of.ServerThinks),
            (Cisco.ApplicationDelayMaximum, r => r.Of.ServerThinks + (r.Of.ServerThinks / 3)),
            (Cisco.ResponseDelayClientToServerSum, r => r.Of.Transactions * (ResponseDelay(r.Of) + r.Of.ClientDelay)),
            (Cisco.NetworkDelayClientToServerSum, r => r.Of.ClientDelay + r.Of.ServerDelay),
            (Cisco.NetworkDelayToClientSum, r => r.Of.ClientDelay),
            (Cisco.NetworkDelayToServerSum, r => r.Of.ServerDelay),
            (Cisco.TcpWindowSizeSum, r => (r.Of.Up.Packets + r.Of.Down.Packets) * WindowSize),
        ]);

    private static readonly Layout<Report> ConnectionsIPv4 = new(
        310, [.. Connection(Cisco.ClientIPv4Address, Cisco.ServerIPv4Address), .. Names()]);

    private static readonly Layout<Report> ConnectionsIPv6 = new(
        311, [.. Connection(Cisco.ClientIPv6Address, Cisco.ServerIPv6Address), .. Names()]);

    public static WireTemplate[] Templates { get; } =
        [ResponseTimes.Template, ConnectionsIPv4.Template, ConnectionsIPv6.Template, MediaRecords.Layout.Template];

    public static IEnumerable<WireRecord> All(MonitorInterval interval)
    {
        var reports = interval.Ended().Select(conversation => new Report(conversation, interval)).ToArray();
        return
        [
            .. ResponseTimes.Records(reports.Where(report => report.Of is { IsTcp: true, IsIPv4: true })),
            .. ConnectionsIPv4.Records(reports.Where(report => report.Of is { IsTcp: false, IsIPv4: true })),
            .. ConnectionsIPv6.Records(reports.Where(report => !report.Of.IsIPv4)),
            .. MediaRecords.Layout.Records(MediaRecords.Of(OfficeTraffic.Call, interval)),
        ];
    }

    public static WireValue SysUpTime(double seconds) => (uint)Math.Round((SecondsUpAtStart + seconds) * 1000);

    private static IEnumerable<(WireField Field, Func<Report, WireValue> Value)> Connection(WireField client, WireField server) =>
    [
        (Iana.IngressVrfId, _ => 0),
        (Iana.ProtocolIdentifier, r => r.Of.Protocol),
        (client, r => r.Of.Client),
        (server, r => r.Of.Server),
        (Cisco.ServerPort, r => r.Of.ServerPort),
        (Iana.IpDiffServCodePoint, r => r.Of.Dscp),
        (Iana.FlowDirection, _ => 1),
        (Iana.ObservationPointId, _ => RouterInterface.Wan.Index),
        (Iana.ApplicationId, r => r.Of.Application.Id),
        (Iana.MonitoringIntervalStartMilliSeconds, r => Clock.At(r.Interval.From)),
        (Cisco.WaasSegment, _ => 0),
        (Cisco.WaasPassthroughReason, _ => 0),
        (Iana.BiflowDirection, _ => 1),
        (Iana.FlowStartSysUpTime, r => SysUpTime(r.Of.Start)),
        (Iana.FlowEndSysUpTime, r => SysUpTime(r.Of.End)),
        (Iana.NewConnectionDeltaCount, _ => 1),
        (Iana.ConnectionSumDuration, r => (uint)Math.Round(r.Of.Seconds * 1000)),
        (Iana.InitiatorPackets, r => r.Of.Up.Packets),
        (Iana.ResponderPackets, r => r.Of.Down.Packets),
        (Cisco.ClientOctets, r => r.Of.Up.Octets),
        (Cisco.ServerOctets, r => r.Of.Down.Octets),
    ];

    // The same element several times in one record is how IOS XE sends more than one extracted text.
    private static IEnumerable<(WireField Field, Func<Report, WireValue> Value)> Names() =>
    [
        (Cisco.ApplicationText, r => SubApplication.HttpHost.Text(r.Of)),
        (Cisco.ApplicationText, r => SubApplication.DnsName.Text(r.Of)),
        (Cisco.ApplicationText, r => SubApplication.SslCommonName.Text(r.Of)),
    ];

    private static uint ResponseDelay(Conversation conversation) => conversation.ServerDelay + conversation.ServerThinks;

    private static uint Retransmitted(Volume volume) => volume.Packets / 150;

    private sealed record Report(Conversation Of, MonitorInterval Interval);
}
