using System.Net;
using System.Text.Json.Nodes;
using FlowHost.EndToEnd.Support;
using FlowHost.Sdk.Testing;

namespace FlowHost.EndToEnd.Enriching;

/// <summary>
/// One record of Cisco AVC through the pipeline for it, every field of it: template 309 of domain 2560 as Easy Performance Monitor exports it,
/// its names under domain 6. The hashes are FNV-1a 32 of the addresses.
/// </summary>
public class ConversationRecordTests
{
    private static readonly DateTimeOffset Time = new(2026, 1, 15, 10, 0, 0, TimeSpan.Zero);

    private static readonly WireTemplate Interfaces = WireTemplate.Options(256, [(10, 4)], [(82, 33), (83, 65)]);
    private static readonly WireTemplate Applications = WireTemplate.Options(257, [(95, 4)], [(96, 24), (94, 55)]);
    private static readonly WireTemplate Attributes = WireTemplate.Options(
        258,
        [(95, 4)],
        [
            (9, 12232, 32), (9, 12233, 32), (9, 12234, 32), (9, 12243, 32), (9, 12244, 32), (288, 10), (289, 10), (290, 10), (9, 12231, 32), (9, 12230, 32),
        ]);

    private static readonly WireTemplate Conversation = new(
        309,
        (234, 4), (4, 1), (9, 12236, 4), (9, 12237, 4), (9, 12241, 2), (195, 1), (61, 1), (138, 8), (95, 4), (359, 8), (9, 9252, 1), (9, 9253, 1),
        (239, 1), (22, 4), (21, 4), (278, 4), (279, 4), (298, 8), (299, 8), (9, 8338, 8), (9, 8337, 8));

    [Fact]
    public async Task Replay_ConversationOfEasyPerformanceMonitor_HasEveryFieldWithItsName()
    {
        using var folder = new TempFolder();
        var capture = folder.File("conversation.pcap");
        Write(capture);
        var pipeline = folder.Write("p.yaml", """
            name: avc
            decoders: [ipfix]
            enrichers: [option-tables, flow-info, cisco-avc]
            exporters:
              - { use: ndjson, path: "-", when: { type: [conn] } }
            """);

        var replay = await Command.FlowHostAsync("replay", capture, "-c", pipeline);

        var expected = JsonNode.Parse("""
            {
              "AgentID": "192.0.2.1", "Version": 10, "DomainID": 2560, "SetID": 309, "CreateAt": "2026-01-15T10:00:01Z", "Type": "conn",
              "ingressVRFID": 0, "protocolIdentifier": 6,
              "conn_client_ipv4_address": "10.124.31.147", "conn_server_ipv4_address": "101.25.1.1", "conn_server_trans_port": 443,
              "ipDiffServCodePoint": 0, "flowDirection": 1, "observationPointId": 3, "applicationId": 218104261,
              "monitoringIntervalStartMilliSeconds": "2026-01-15T09:59:00.000Z",
              "services_waas_segment": 0, "services_waas_passthrough_reason": 0, "biflowDirection": 1,
              "flowStartSysUpTime": 1000, "flowEndSysUpTime": 4700, "newConnectionDeltaCount": 1, "connectionSumDurationSeconds": 10120,
              "initiatorPackets": 12, "responderPackets": 20, "conn_client_cnt_bytes_network_long": 2400, "conn_server_cnt_bytes_network_long": 18000,
              "applicationName": { "Name": "ssl", "Description": "Secure Sockets Layer" },
              "applicationAttribute": {
                "Category": "browsing", "SubCategory": "other", "GroupName": "ssl-group", "TrafficClass": "bulk-data", "BusinessRelevance": "default",
                "p2pTech": "no", "TunnelTech": "no", "EncryptTech": "yes", "SetName": "general-browsing", "FamilyName": "web"
              },
              "observationInterface": "GigabitEthernet0/0/2",
              "flowinfo": {
                "IPAddress_A": "10.124.31.147", "Port_A": 0, "IPAddress_B": "101.25.1.1", "Port_B": 443,
                "FlowID": "10.124.31.147-101.25.1.1", "FlowIDWithPort": "10.124.31.147:0-101.25.1.1:443", "Direction": true,
                "Hash_A": 942535861, "Hash_B": 3031818525, "Hash_A_Mod": 5861, "Hash_B_Mod": 8525
              },
              "in2out_bytes": 2400, "out2in_bytes": 18000, "in2out_pkts": 12, "out2in_pkts": 20
            }
            """);
        var actual = JsonNode.Parse(Assert.Single(replay.OutputLines));
        Assert.True(JsonNode.DeepEquals(expected, actual), $"expected {expected!.ToJsonString()}\nbut was  {actual!.ToJsonString()}");
    }

    private static void Write(string file)
    {
        using var stream = File.Create(file);
        using var capture = new PcapWriter(stream);
        void Send(int second, uint domain, Func<IpfixMessage, IpfixMessage> fill) => capture.Write(
            (Time.AddSeconds(second) - DateTimeOffset.UnixEpoch).Ticks * 100, IPAddress.Parse("192.0.2.1"), 50_000, IPAddress.Parse("192.0.2.254"), 4739,
            fill(new IpfixMessage { Domain = domain, ExportTime = Time.AddSeconds(second) }).ToArray());

        Send(0, 6, message => message.Templates(Interfaces, Applications, Attributes)
            .Data(Interfaces.Record(3, "Gi0/0/2", "GigabitEthernet0/0/2"))
            .Data(Applications.Record(0x0D0001C5, "ssl", "Secure Sockets Layer"))
            .Data(Attributes.Record(
                0x0D0001C5, "browsing", "other", "ssl-group", "bulk-data", "default", "no", "no", "yes", "general-browsing", "web")));
        Send(1, 2560, message => message.Templates(Conversation).Data(Conversation.Record(
            0, 6, IPAddress.Parse("10.124.31.147"), IPAddress.Parse("101.25.1.1"), 443, 0, 1, 3, 0x0D0001C5, Time.AddMinutes(-1), 0, 0,
            1, 1000, 4700, 1, 10120, 12, 20, 2400, 18000)));
    }
}
