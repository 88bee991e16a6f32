using FlowHost.EndToEnd.Support;

namespace FlowHost.EndToEnd.Reference;

/// <summary>The schema for editors, checked by a validator that knows nothing of the host.</summary>
public sealed class SchemaTests
{
    private const string Rest = "\ndecoders: [ipfix]\n";

    private static readonly Lazy<Task<PipelineSchema>> Schema = new(PipelineSchema.OfHostAsync);

    public static TheoryData<string> Pipelines => [.. Directory.GetFiles(Path.Combine(Repository.Root, "pipelines"), "*.yaml").Select(file => Path.GetFileName(file))];

    [Theory]
    [MemberData(nameof(Pipelines))]
    public async Task ShippedPipeline_FitsTheSchema(string name) =>
        Assert.Empty((await Schema.Value).Check(await File.ReadAllTextAsync(Repository.Pipeline(name), TestContext.Current.CancellationToken)));

    [Theory]
    [InlineData("exporters: [discard]")]
    [InlineData("exporters: discard")]
    [InlineData("exporters: [{use: discard, queue: {rows: \"4096\", onFull: dropNewest}}]")]
    [InlineData("exporters: [{use: ndjson, path: 5, rotate: {size: 64 mib, every: 1.5h}}]")]
    [InlineData("exporters: [{use: ndjson, path: x, rotate: {size: 65536}, compression: \"${env:PACK}\"}]")]
    [InlineData("exporters: [{use: ndjson, path: x, rotate: null}]")]
    [InlineData("exporters: [{use: console, limit: \"${env:LIMIT}\"}]")]
    [InlineData("exporters: [{use: not-installed, enabled: false, any: thing}, discard]")]
    [InlineData("exporters: [discard]\nagents: [{match: 192.0.2.7, name: edge, templateKey: address+domain, sampling: \"${env:RATE}\"}]")]
    [InlineData("exporters: [{use: discard, when: {type: nat, field: {protocolIdentifier: [6, 17]}}, fields: {exclude: flowinfo}}]")]
    [InlineData("exporters: [discard]\ninputs: [{use: udp, listen: 2055, allow: 192.0.2.0/24, receiveBuffer: 8MiB, required: \"false\"}]")]
    [InlineData("exporters: [discard]\ninputs: [{use: pcap, path: x, ports: [2055, \"4739\"], speed: 2.5}]")]
    public async Task WhatTheHostAccepts_FitsTheSchema(string yaml) => Assert.Empty((await Schema.Value).Check(yaml + Rest));

    [Theory]
    [InlineData("additionalProperties", "exporters: [discard]\nimputs: [udp]")]
    [InlineData("additionalProperties of an entry", "exporters: [{use: console, fromat: json}]")]
    [InlineData("additionalProperties of a plugin's mapping", "exporters: [{use: ndjson, path: x, rotate: {sise: 64MiB}}]")]
    [InlineData("additionalProperties of the host's mapping", "exporters: [{use: discard, queue: {row: 4096}}]")]
    [InlineData("required", "inputs: [udp]")]
    [InlineData("required of an entry", "exporters: [{use: ndjson}]")]
    [InlineData("required, so that the id alone will not do", "exporters: [ndjson]")]
    [InlineData("required of the host's mapping", "exporters: [discard]\nagents: [{name: edge}]")]
    [InlineData("enum that no placeholder stands for", "exporters: [\"${env:EXPORTER}\"]")]
    [InlineData("enum of ids", "exporters: [ndjsom]")]
    [InlineData("enum of ids of the stage", "exporters: [udp]")]
    [InlineData("enum of ids in an entry", "exporters: [{use: udp}]")]
    [InlineData("enum", "exporters: [{use: console, format: jsom}]")]
    [InlineData("minimum", "exporters: [{use: console, limit: 0}]")]
    [InlineData("maximum", "exporters: [{use: discard, queue: {rows: 16777217}}]")]
    [InlineData("minimum of a size", "inputs: [{use: udp, receiveBuffer: 4095}]\nexporters: [discard]")]
    [InlineData("maximum of the type", "inputs: [{use: pcap, path: x, ports: [65536]}]\nexporters: [discard]")]
    [InlineData("pattern of a size", "inputs: [{use: udp, receiveBuffer: 4MeB}]\nexporters: [discard]")]
    [InlineData("pattern of a duration", "exporters: [{use: ndjson, path: x, rotate: {every: 10 parsecs}}]")]
    [InlineData("pattern of a number", "inputs: [{use: pcap, path: x, speed: fast}]\nexporters: [discard]")]
    [InlineData("minItems", "inputs: [{use: udp, listen: []}]\nexporters: [discard]")]
    [InlineData("minLength", "exporters: [{use: ndjson, path: ''}]")]
    [InlineData("type: list", "inputs: {use: udp}\nexporters: [discard]")]
    [InlineData("type: mapping", "exporters: [{use: discard, queue: 4096}]")]
    [InlineData("type: single value", "exporters: [{use: ndjson, path: [x]}]")]
    [InlineData("type: boolean", "inputs: [{use: udp, required: 1}]\nexporters: [discard]")]
    [InlineData("type: null", "exporters: [{use: ndjson, path: null}]")]
    public async Task WhatTheHostRefuses_DoesNotFitTheSchema(string keyword, string yaml)
    {
        Assert.True((await Schema.Value).Check(yaml + Rest).Count > 0, keyword);
        using var folder = new TempFolder();
        var validate = await Command.FlowHostAsync("validate", folder.Write("broken.yaml", yaml + Rest));
        Assert.True(validate.ExitCode == 78, $"{keyword}: {validate}");
    }
}
