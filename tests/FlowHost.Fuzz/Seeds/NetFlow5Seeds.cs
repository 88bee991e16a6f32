using System.Net;
using FlowHost.Sdk.Testing;

namespace FlowHost.Fuzz.Seeds;

/// <summary>Datagrams of NetFlow version 5.</summary>
internal static class NetFlow5Seeds
{
    private static readonly NetFlow5Record Flow = new()
    {
        SourceAddress = IPAddress.Parse("192.0.2.7"),
        DestinationAddress = IPAddress.Parse("198.51.100.9"),
        Packets = 3,
        Octets = 180,
        First = 1000,
        Last = 2000,
        SourcePort = 50000,
        DestinationPort = 443,
        Protocol = 6,
        TcpFlags = 0x1B,
    };

    public static IEnumerable<Seed> All =>
    [
        new("three-records", Row.Of(Plain().Records(Flow, Flow, Flow).ToArray()), "records 3, sets 1"),
        new("sampling", Row.Of(new NetFlow5Datagram { SamplingMode = 1, SamplingInterval = 100, SysUpTime = 60_000 }.Records(Flow).ToArray()), "records 1, sets 1"),
        new("no-records", Row.Of(Plain().ToArray()), "nothing"),
        new("count-too-high", Row.Of(new NetFlow5Datagram { Count = 0xFFFF }.Records(Flow, Flow).ToArray()), "datagram Malformed 1, records 2, sets 1"),
        new("count-too-low", Row.Of(new NetFlow5Datagram { Count = 1 }.Records(Flow, Flow).ToArray()), "datagram Malformed 1, records 1, sets 1"),
        new("count-zero-with-records", Row.Of(new NetFlow5Datagram { Count = 0 }.Records(Flow).ToArray()), "datagram Malformed 1"),
        new("trailing-octets", Row.Of(Plain().Records(Flow).Raw(1, 2, 3).ToArray()), "records 1, sets 1"),
        new("trailing-zeros", Row.Of(Plain().Records(Flow).Raw(new byte[96]).ToArray()), "records 1, sets 1"),
        new("header-cut", Row.Of(Plain().ToArray()[..23]), "datagram Malformed 1"),
        new("record-cut", Row.Of(Plain().Records(Flow, Flow).ToArray()[..^1]), "datagram Malformed 1, records 1, sets 1"),
        new("times-before-start", Row.Of(new NetFlow5Datagram { SysUpTime = 10 }.Records(Flow with { First = uint.MaxValue }).ToArray()), "records 1, sets 1"),
        new("two-agents", [.. Row.From(Plain().Records(Flow).ToArray()), .. Row.From(Plain().Records(Flow).ToArray(), agent: 1)], "records 2, sets 2"),
        new("version-1", Row.Of([0, 1, 0, 1]), "not accepted 1"),
        new("empty-datagram", Row.From([]), "not accepted 1"),
    ];

    private static NetFlow5Datagram Plain() => new() { SysUpTime = 60_000, ExportTime = new DateTimeOffset(2026, 1, 15, 10, 0, 0, TimeSpan.Zero) };
}
