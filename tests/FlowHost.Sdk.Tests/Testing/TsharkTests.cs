using System.Net;
using System.Net.NetworkInformation;
using FlowHost.Tests;

namespace FlowHost.Sdk.Testing;

/// <summary>What our encoders write, read by Wireshark's dissector.</summary>
public class TsharkTests
{
    private static readonly DateTimeOffset Time = new(2026, 1, 15, 10, 0, 0, TimeSpan.Zero);

    [RequiresToolFact("tshark")]
    public void NetFlow5_HeaderAndTwoFlows_ReadEqual()
    {
        var datagram = new NetFlow5Datagram
        {
            SysUpTime = 3_600_000,
            ExportTime = Time.AddMilliseconds(250),
            Sequence = 4711,
            EngineType = 1,
            EngineId = 2,
            SamplingMode = 1,
            SamplingInterval = 100,
        }.Records(
            new NetFlow5Record
            {
                SourceAddress = IPAddress.Parse("198.51.100.7"),
                DestinationAddress = IPAddress.Parse("203.0.113.80"),
                NextHop = IPAddress.Parse("192.0.2.254"),
                InputInterface = 1,
                OutputInterface = 2,
                Packets = 10,
                Octets = 5_120,
                First = 3_590_000,
                Last = 3_599_000,
                SourcePort = 50123,
                DestinationPort = 443,
                TcpFlags = 0x1B,
                Protocol = 6,
                TypeOfService = 0xB8,
                SourceAs = 64496,
                DestinationAs = 64511,
                SourceMask = 24,
                DestinationMask = 20,
            },
            new NetFlow5Record { Protocol = 17, SourcePort = 53, Packets = 1, Octets = 76 });

        var read = Tshark.Fields(
            "cflow.version cflow.count cflow.sysuptime cflow.unix_secs cflow.unix_nsecs cflow.sequence cflow.engine_type cflow.engine_id "
            + "cflow.samplingmode cflow.samplerate cflow.srcaddr cflow.dstaddr cflow.nexthop cflow.inputint cflow.outputint cflow.packets "
            + "cflow.octets cflow.timestart cflow.timeend cflow.srcport cflow.dstport cflow.tcpflags cflow.protocol cflow.tos cflow.srcas "
            + "cflow.dstas cflow.srcmask cflow.dstmask",
            datagram.ToArray());

        Assert.Equal(
            [
                "5|2|3600.000000000|1768471200|250000000|4711|1|2|1|100|198.51.100.7,0.0.0.0|203.0.113.80,0.0.0.0|192.0.2.254,0.0.0.0|1,0|2,0"
                + "|10,1|5120,76|3590.000000000,0.000000000|3599.000000000,0.000000000|50123,53|443,0|0x1b,0x00|6,17|0xb8,0x00|64496,0|64511,0"
                + "|24,0|20,0",
            ],
            read);
    }

    [RequiresToolFact("tshark")]
    public void NetFlow9_TemplatesOptionsAndPaddedData_ReadEqual()
    {
        var flow = new WireTemplate(
            256, (8, 4), (12, 4), (7, 2), (11, 2), (4, 1), (5, 1), (6, 1), (10, 2), (14, 4), (1, 8), (2, 4), (22, 4), (21, 4), (56, 6));
        var interfaces = WireTemplate.Options(257, [NetFlow9Scope.System()], [(10, 4), (82, 32), (83, 64)]);
        var header = new NetFlow9Datagram { SysUpTime = 3_600_000, ExportTime = Time, Sequence = 12, SourceId = 256 };

        var read = Tshark.Fields(
            "cflow.version cflow.count cflow.sysuptime cflow.unix_secs cflow.sequence cflow.source_id cflow.template_id cflow.scope_field_type "
            + "cflow.srcaddr cflow.dstaddr cflow.srcport cflow.dstport cflow.protocol cflow.tos cflow.inputint cflow.outputint "
            + "cflow.octets cflow.packets cflow.timestart cflow.timeend cflow.srcmac cflow.if_name cflow.if_descr",
            header.Templates(flow, interfaces).Align()
                .Data(
                    flow.Record(
                        IPAddress.Parse("198.51.100.7"), IPAddress.Parse("203.0.113.80"), 50123, 443, 6, 0xB8, 0x1B, 1, 2,
                        9_007_199_254_740_993, 42, 3_590_000, 3_599_000, PhysicalAddress.Parse("02-00-5E-10-7F-01")),
                    flow.Record(
                        IPAddress.Parse("203.0.113.80"), IPAddress.Parse("198.51.100.7"), 443, 50123, 6, 0, 0x12, 2, 1,
                        60, 1, 3_590_100, 3_590_100, PhysicalAddress.Parse("02-00-5E-10-7F-02"))).Align()
                .Data(interfaces.Record(IPAddress.Parse("192.0.2.1"), 1, "Gi0/0/0", "GigabitEthernet0/0/0")).Align()
                .ToArray());

        Assert.Equal(
            [
                "9|5|3600.000000000|1768471200|12|256|256,257|1|198.51.100.7,203.0.113.80|203.0.113.80,198.51.100.7|50123,443|443,50123|6,6"
                + "|0xb8,0x00|1,2,1|2,1|9007199254740993,60|42,1|3590.000000000,3590.100000000|3599.000000000,3590.100000000"
                + "|02:00:5e:10:7f:01,02:00:5e:10:7f:02|Gi0/0/0|GigabitEthernet0/0/0",
            ],
            read);
    }

    [RequiresToolFact("tshark")]
    public void Ipfix_EveryKindOfValue_ReadsEqual()
    {
        var flow = new WireTemplate(
            300, (27, 16), (28, 16), (152, 8), (153, 8), (1, 5), (2, 3), (9, 12242, 4), (9, 12236, 4), (82, WireField.Variable),
            (83, WireField.Variable), (236, 8), (9, 4273, 1), (298, 8));
        var samplers = WireTemplate.Options(301, [(48, 1)], [(49, 1), (50, 4), (84, 16)]);

        var read = Tshark.Fields(
            "cflow.version cflow.len cflow.exporttime cflow.sequence cflow.od_id cflow.template_id cflow.srcaddrv6 cflow.dstaddrv6 "
            + "cflow.abstimestart cflow.abstimeend cflow.octets cflow.packets cflow.pie.cisco.connection_id "
            + "cflow.pie.cisco.connection_client_ipv4_address cflow.if_name cflow.if_descr cflow.vrfname "
            + "cflow.pie.cisco.transport_rtp_payload_type cflow.initiator_packets cflow.sampler_id cflow.sampler_mode "
            + "cflow.sampler_random_interval cflow.sampler_name",
            new IpfixMessage { ExportTime = Time, Sequence = 99, Domain = 256 }
                .Templates(flow, samplers)
                .Data(flow.Record(
                    IPAddress.Parse("2001:db8::7"), IPAddress.Parse("2001:db8:80::1"), Time.AddMilliseconds(-1500), Time.AddMilliseconds(-1),
                    0xFF_FFFF_FFFF, 0xFF_FFFF, 0xCAFEBABE, IPAddress.Parse("198.51.100.7"), "Gi0/0/0",
                    WireValue.LongForm("GigabitEthernet0/0/0"), "blue", 96, ulong.MaxValue))
                .Data(samplers.Record(3, 2, 1000, "one-in-1000"))
                .Pad(3)
                .ToArray());

        Assert.Equal(
            [
                "10|259|1768471200|99|256|300,301|2001:db8::7|2001:db8:80::1|Jan 15, 2026 09:59:58.500000000 UTC|Jan 15, 2026 09:59:59.999000000 UTC"
                + "|1099511627775|16777215|3405691582|198.51.100.7|Gi0/0/0|GigabitEthernet0/0/0|blue|0x60|18446744073709551615|3|2|1000|one-in-1000",
            ],
            read);
    }

    // The fraction of dateTimeMicroseconds has 21 bits, so that Wireshark, which reads all 32, sees a nanosecond more.
    [RequiresToolFact("tshark")]
    public void Ipfix_ListsTimesAndReverse_ReadEqual()
    {
        var ports = new WireTemplate(310, (7, 2), (11, 2));
        var flow = new WireTemplate(
            311, new WireField(0, 154, 8, ElementType.DateTimeMicroseconds), new WireField(0, 156, 8, ElementType.DateTimeNanoseconds),
            (2, 4), new WireField(0, 2, 4).Reverse(), (292, WireField.Variable), (12, 4));

        var read = Tshark.Fields(
            "cflow.template_id cflow.abstimestart cflow.packets cflow.subtemplate_id cflow.subtemplate_semantic cflow.srcport cflow.dstport "
            + "cflow.dstaddr",
            new IpfixMessage { ExportTime = Time, Domain = 256 }
                .Templates(ports, flow)
                .Data(flow.Record(
                    Time.AddMicroseconds(123_456), Time.AddTicks(1), 5, 6,
                    WireList.SubTemplate(ListSemantic.AllOf, ports, ports.Record(50123, 443), ports.Record(50124, 80)),
                    IPAddress.Parse("203.0.113.80")))
                .ToArray());

        Assert.Equal(
            [
                "310,311|Jan 15, 2026 10:00:00.123456001 UTC,Jan 15, 2026 10:00:00.000000100 UTC|5,6|310|3|50123,50124|443,80|203.0.113.80",
            ],
            read);
    }
}
