using System.Net;
using System.Numerics;

namespace FlowHost.Plugins.Tests.Enrichers.FlowInfo;

/// <summary>What the enricher should add, worked out a record at a time from names and values, without any code of it.</summary>
internal static class ReferenceFlowInfo
{
    private static readonly string[] FlagNames = ["FIN", "SYN", "RST", "PSH", "ACK", "URG", "ECE", "CWR", "NS"];

    public static SortedDictionary<string, object> Of(IReadOnlyDictionary<string, object?> record)
    {
        var added = new SortedDictionary<string, object>(StringComparer.Ordinal);
        var direction = Number(record, "flowDirection");
        var packets = Number(record, "packetDeltaCount");
        var octets = Number(record, "octetDeltaCount");
        Put(added, "total_pkts", packets);
        Put(added, "total_bytes", octets);
        var ends = Ends(record, "source", "destination", "TransportPort");
        if (ends is not null && direction is not null)
        {
            var way = direction == 0 ? "out2in" : "in2out";
            Put(added, $"{way}_pkts", packets);
            Put(added, $"{way}_bytes", octets);
        }
        var isSwapped = (direction == 0) ^ (Number(record, "biflowDirection") == 2);
        Write(added, "flowinfo", ends ?? Ends(record, "conn_client_", "conn_server_", "trans_port"), isSwapped);
        Write(added, "postNATflowinfo", Ends(record, "postNATSource", "postNATDestination", ""), isSwapped);
        if (direction is not null && !record.ContainsKey("observationPointId"))
        {
            added["observationFlowDirection"] = direction == 0 ? "input" : "output";
            Put(added, "observationPointId", Number(record, direction == 0 ? "ingressInterface" : "egressInterface"));
        }
        if (Number(record, "tcpControlBits") is { } bits && (bits & 0x1FF) != 0)
        {
            added["tcpFlags"] = string.Join('|', Enumerable.Range(0, 9).Where(bit => ((bits >> bit) & 1) == 1).Select(bit => FlagNames[bit]));
        }
        return added;
    }

    private static ((IPAddress Address, ulong Port) A, (IPAddress Address, ulong Port) B)? Ends(
        IReadOnlyDictionary<string, object?> record, string a, string b, string port)
    {
        string[] suffixes = a.StartsWith("conn", StringComparison.Ordinal) ? ["ipv4_address", "ipv6_address"] : ["IPv4Address", "IPv6Address"];
        foreach (var suffix in suffixes)
        {
            if (record.TryGetValue(a + suffix, out var addressA) && record.TryGetValue(b + suffix, out var addressB))
            {
                return ((IPAddress.Parse((string)addressA!), PortOf(record, a, port)), (IPAddress.Parse((string)addressB!), PortOf(record, b, port)));
            }
        }
        return null;
    }

    private static ulong PortOf(IReadOnlyDictionary<string, object?> record, string end, string port) =>
        Number(record, end.Replace("postNAT", "postNAPT", StringComparison.Ordinal) + (port.Length == 0 ? "TransportPort" : port)) ?? 0;

    private static void Write(
        SortedDictionary<string, object> added, string group, ((IPAddress Address, ulong Port) A, (IPAddress Address, ulong Port) B)? ends, bool isSwapped)
    {
        if (ends is not var (a, b))
        {
            return;
        }
        var byAddress = Value(a.Address).CompareTo(Value(b.Address));
        var isLess = byAddress < 0 || (byAddress == 0 && a.Port < b.Port);
        var (low, high) = isLess ? (a, b) : (b, a);
        added[$"{group}.FlowID"] = $"{low.Address}-{high.Address}";
        added[$"{group}.FlowIDWithPort"] = $"{low.Address}:{low.Port}-{high.Address}:{high.Port}";
        added[$"{group}.Direction"] = isLess ^ isSwapped;
        foreach (var (letter, end) in isSwapped ? new[] { ('A', b), ('B', a) } : [('A', a), ('B', b)])
        {
            var hash = 2166136261u;
            foreach (var octet in end.Address.GetAddressBytes())
            {
                hash = (uint)(((ulong)(hash ^ octet) * 16777619UL) & 0xFFFFFFFF);
            }
            added[$"{group}.IPAddress_{letter}"] = end.Address;
            added[$"{group}.Port_{letter}"] = end.Port;
            added[$"{group}.Hash_{letter}"] = (ulong)hash;
            added[$"{group}.Hash_{letter}_Mod"] = (ulong)hash % 10000;
        }
    }

    private static BigInteger Value(IPAddress address) => new(address.GetAddressBytes(), isUnsigned: true, isBigEndian: true);

    private static ulong? Number(IReadOnlyDictionary<string, object?> record, string name) => record.TryGetValue(name, out var value) ? (ulong?)value : null;

    private static void Put(SortedDictionary<string, object> added, string name, ulong? value)
    {
        if (value is { } number)
        {
            added[name] = number;
        }
    }
}
