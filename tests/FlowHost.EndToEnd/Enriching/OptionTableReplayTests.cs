using System.Text.Json.Nodes;
using FlowHost.EndToEnd.Support;

namespace FlowHost.EndToEnd.Enriching;

/// <summary>The shipped rules on whole captures, against a second implementation that reads what <c>decode</c> prints.</summary>
public class OptionTableReplayTests
{
    private const string Pipeline = """
        name: tables
        decoders: [netflow9, ipfix]
        enrichers: [option-tables]
        exporters:
          - { use: ndjson, path: "-" }
        """;

    [Theory]
    [InlineData(1, "1")]
    [InlineData(2, "1")]
    [InlineData(3, "256")]
    public async Task Replay_TablesAndRecordsInAnyOrder_JoinsWhatASecondImplementationJoins(int seed, string burst)
    {
        using var folder = new TempFolder();
        var capture = folder.File("tables.pcap");
        new OptionTableCapture(seed).Write(capture, datagrams: 1500);
        var decoded = await Command.FlowHostAsync("decode", capture, "--burst", "1");
        var replayed = await Command.FlowHostAsync("replay", capture, "-c", folder.Write("p.yaml", Pipeline), "--burst", burst);
        Assert.Equal(0, decoded.ExitCode);
        Assert.Equal(0, replayed.ExitCode);
        Assert.Equal(1500, decoded.OutputLines.Length);
        Assert.Equal(1500, replayed.OutputLines.Length);

        // In bursts the order is that of each template's records alone.
        var oracle = new OptionTableOracle();
        var expected = decoded.OutputLines.Select(line => oracle.Enrich(JsonNode.Parse(line)!.AsObject())).ToLookup(TemplateOf);
        foreach (var template in replayed.OutputLines.Select(line => JsonNode.Parse(line)!.AsObject()).GroupBy(TemplateOf))
        {
            Assert.Equal(expected[template.Key].Count(), template.Count());
            foreach (var (wanted, record) in expected[template.Key].Zip(template))
            {
                Assert.True(JsonNode.DeepEquals(wanted, record), $"expected {wanted.ToJsonString()}\nbut was  {record.ToJsonString()}");
            }
        }
    }

    private static string TemplateOf(JsonObject record) => $"{record["AgentID"]} {record["DomainID"]} {record["SetID"]}";
}
