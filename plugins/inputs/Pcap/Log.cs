using Microsoft.Extensions.Logging;

namespace FlowHost.Inputs.Pcap;

internal static partial class Log
{
    [LoggerMessage(EventId = 1, Level = LogLevel.Debug,
        Message = "Played {Capture}: {Datagrams} UDP datagrams of {Packets} packets.")]
    public static partial void Played(ILogger logger, string capture, long datagrams, long packets);

    [LoggerMessage(EventId = 2, Level = LogLevel.Warning,
        Message = "{Capture} is not whole: {Fault} UDP datagrams played up to there: {Datagrams}.")]
    public static partial void NotWhole(ILogger logger, string capture, string fault, long datagrams);

    [LoggerMessage(EventId = 3, Level = LogLevel.Warning,
        Message = "{Capture} holds no UDP datagram. Packets read: {Packets}.")]
    public static partial void NoDatagrams(ILogger logger, string capture, long packets);

    [LoggerMessage(EventId = 4, Level = LogLevel.Warning,
        Message = "{Capture} holds no UDP datagram to the ports {Ports}. To others: {Datagrams}; without the option ports they are played.")]
    public static partial void NoDatagramsToPorts(ILogger logger, string capture, string ports, long datagrams);

    [LoggerMessage(EventId = 5, Level = LogLevel.Warning,
        Message = "{Capture} was taken with a snap length that cuts packets. Dropped: {Packets}. Capture whole packets: tcpdump -s 0.")]
    public static partial void PacketsCut(ILogger logger, string capture, long packets);

    [LoggerMessage(EventId = 6, Level = LogLevel.Warning,
        Message = "{Capture} holds packets of link type {LinkType}, which are skipped. {WhatIsRead}")]
    public static partial void LinkTypeSkipped(ILogger logger, string capture, int linkType, string whatIsRead);
}
