using System.Net;
using System.Text.Json;
using FlowHost.EndToEnd.Support;

namespace FlowHost.EndToEnd.Pipelines;

/// <summary>Which records, fields and names an exporter is given; what is expected is picked from the whole replay by other means.</summary>
public class SelectionTests
{
    private static readonly string Sample = Repository.Pipeline("samples/cisco-router.pcap");

    [Fact]
    public async Task When_TypeAgentAndFields_TakesExactlyTheRecordsThatFit()
    {
        var taken = await ReplayAsync("""
            when:
              type: [flow, nat, zbfw]
              agent: [192.0.2.0/30]
              field:
                protocolIdentifier: [6, 1]
                sourceIPv4Address: [198.51.100.0/28, 192.0.2.129]
            """);

        var expected = (await ReplayAsync("")).Where(line =>
        {
            var record = JsonDocument.Parse(line).RootElement;
            return record.GetProperty("Type").GetString() is "flow" or "nat" or "zbfw"
                && record.GetProperty("AgentID").GetString() is "192.0.2.1" or "192.0.2.2" or "192.0.2.3"
                && record.TryGetProperty("protocolIdentifier", out var protocol) && protocol.GetInt32() is 6 or 1
                && record.TryGetProperty("sourceIPv4Address", out var source)
                && (source.GetString() == "192.0.2.129" || IPNetwork.Parse("198.51.100.0/28").Contains(IPAddress.Parse(source.GetString()!)));
        }).ToArray();
        Assert.InRange(expected.Length, 10, 200);
        Assert.Equal(expected.Order(StringComparer.Ordinal), taken.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task When_Metadata_IsComparedLikeFields()
    {
        var taken = await ReplayAsync(
            "when: { field: { AgentName: [edge, other], Version: [9], DomainID: [256], SetID: [265, 266] } }",
            "agents: [{ match: 192.0.2.2, name: edge }]");

        var expected = (await ReplayAsync("", "agents: [{ match: 192.0.2.2, name: edge }]")).Where(line =>
            line.StartsWith("{\"AgentID\":\"192.0.2.2\",\"AgentName\":\"edge\",\"Version\":9,\"DomainID\":256,\"SetID\":265,", StringComparison.Ordinal)
            || line.StartsWith("{\"AgentID\":\"192.0.2.2\",\"AgentName\":\"edge\",\"Version\":9,\"DomainID\":256,\"SetID\":266,", StringComparison.Ordinal)).ToArray();
        Assert.NotEmpty(expected);
        Assert.Equal(expected.Order(StringComparer.Ordinal), taken.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task When_TextAndTime_AreComparedAsTheOutputShowsThem()
    {
        var whole = await ReplayAsync("");
        var name = whole.Select(line => JsonDocument.Parse(line).RootElement)
            .First(record => record.TryGetProperty("interfaceName", out _)).GetProperty("interfaceName").GetString()!;

        var taken = await ReplayAsync($"when: {{ field: {{ interfaceName: ['{name}'] }} }}");

        Assert.NotEmpty(taken);
        Assert.Equal(whole.Where(line => line.Contains($"\"interfaceName\":\"{name}\"", StringComparison.Ordinal)), taken);
    }

    [Fact]
    public async Task Fields_IncludeAndExclude_LeaveMetadataAndTheFieldsAskedFor()
    {
        var lines = await ReplayAsync("""
            when: { type: [flow], field: { sourceIPv4Address: [0.0.0.0/0] } }
            fields: { include: [sourceIPv4Address, destinationIPv4Address, octetDeltaCount], exclude: [destinationIPv4Address] }
            """);

        Assert.NotEmpty(lines);
        Assert.All(lines, line => Assert.Equal(
            ["AgentID", "Version", "DomainID", "SetID", "CreateAt", "Type", "sourceIPv4Address", "octetDeltaCount"],
            JsonDocument.Parse(line).RootElement.EnumerateObject().Select(member => member.Name)));
    }

    [Fact]
    public async Task Agents_WithAName_HaveItInEveryRecord()
    {
        var lines = await ReplayAsync("", """
            agents:
              - { match: 192.0.2.2, name: 'edge "2"' }
              - { match: 192.0.2.0/24, name: office }
              - { match: 192.0.2.3, name: never }
            """);

        Assert.Equal(
            [("192.0.2.1", "office"), ("192.0.2.2", "edge \"2\""), ("192.0.2.3", "office"), ("192.0.2.4", "office"), ("192.0.2.5", "office")],
            lines.Select(line => JsonDocument.Parse(line).RootElement)
                .Select(record => (record.GetProperty("AgentID").GetString(), record.GetProperty("AgentName").GetString()))
                .Distinct().Order());
    }

    [Fact]
    public async Task RecordTypes_OfThePipeline_NameRecordsAndAreKnownToWhen()
    {
        var lines = await ReplayAsync("when: { type: [as-path] }", """
            recordTypes:
              - type: as-path
                all: [bgpSourceAsNumber, "0:17"]
                none: [engineType]
            """);

        Assert.Equal(15, lines.Length);
        Assert.All(lines, line => Assert.Contains("\"Version\":9,", line, StringComparison.Ordinal));
        Assert.All(lines, line => Assert.Contains("\"Type\":\"as-path\"", line, StringComparison.Ordinal));
    }

    private static async Task<string[]> ReplayAsync(string exporterKeys, string pipelineKeys = "")
    {
        using var folder = new TempFolder();
        var pipeline = folder.Write("pipeline.yaml", $"""
            decoders: [netflow5, netflow9, ipfix]
            exporters:
              - use: ndjson
                path: "-"
                {exporterKeys.ReplaceLineEndings("\n    ")}
            {pipelineKeys}
            """);

        var replay = await Command.FlowHostAsync("replay", Sample, "-c", pipeline);

        Assert.True(replay.ExitCode == 0, replay.ToString());
        return replay.OutputLines;
    }
}
