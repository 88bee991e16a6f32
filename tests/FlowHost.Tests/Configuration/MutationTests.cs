using FlowHost.Configuration;
using FlowHost.Configuration.Binding;
using FlowHost.Configuration.Yaml;
using FlowHost.Tests.Support;

namespace FlowHost.Tests.Configuration;

/// <summary>Whatever the text is, the answer is a pipeline or a message with a place: never an exception.</summary>
public sealed class MutationTests
{
    private const string Pipeline =
        """
        name: office # a comment
        agents: [{match: 192.0.2.0/24, name: a, templateKey: address+domain, sampling: 10}]
        recordTypes: [{type: voip, all: [sourceIPv4Address, "9:4273"], none: [7]}]
        inputs:
          - use: udp
            listen: ["0.0.0.0:2055", '[::]:4739']
            receiveBuffer: 4MiB
        decoders: [netflow9, ipfix]
        enrichers:
          - {use: site, table: "${env:GEO}/x", labels: {a: b}}
        exporters:
          - use: file
            path: >
              folded
            when: {type: [art], agent: [192.0.2.7], field: {protocolIdentifier: [6]}}
            fields: {exclude: [flowinfo]}
            queue: {rows: 4096}
            rules:
            - {size: 1, suffix: x}
        """;

    [Fact]
    public void Load_AnyMutation_IsDiagnosedAtAPlace()
    {
        var random = new Random(20260101);
        var rejected = 0;
        for (var i = 0; i < 1_000; i++)
        {
            var text = Mutate(Pipeline, random);
            var diagnostics = new DiagnosticBag();
            if (YamlDocument.Parse("acme.yaml", text, diagnostics) is { } root)
            {
                var values = new ValueReader(diagnostics, new OutsideValues(_ => "x", "/"));
                var source = new PipelineReader(values).Read("acme.yaml", root);
                new PipelineLoader(new FakeCatalog(), _ => "x").Load(source, diagnostics);
            }
            rejected += diagnostics.HasErrors ? 1 : 0;
            Assert.All(diagnostics.Items.Where(item => item.Code != ErrorCodes.EmptyStage), item => Assert.True(item.Position is { Line: > 0, Column: > 0 }, $"{item}\n{text}"));
        }
        Assert.InRange(rejected, 500, 998);
    }

    private static string Mutate(string text, Random random)
    {
        const string characters = "\t\n -:[]{}\"'&*!|>#%@`?,<~$0a\0\u00FC\u2028";
        var result = text.ToList();
        for (var edits = random.Next(1, 4); edits > 0; edits--)
        {
            var at = random.Next(result.Count);
            switch (random.Next(4))
            {
                case 0:
                    result.RemoveAt(at);
                    break;
                case 1:
                    result[at] = characters[random.Next(characters.Length)];
                    break;
                case 2:
                    result.Insert(at, characters[random.Next(characters.Length)]);
                    break;
                default:
                    result.RemoveRange(at, Math.Min(random.Next(1, 20), result.Count - at));
                    break;
            }
        }
        return new string([.. result]);
    }
}
