using FlowHost.Configuration;
using FlowHost.Configuration.Binding;
using FlowHost.Configuration.Yaml;
using FlowHost.Tests.Support;

namespace FlowHost.Tests.Configuration;

public sealed class PlaceholdersTests
{
    private static readonly Dictionary<string, string> Environment = new() { ["GEO"] = "/data", ["KEEP"] = "9", ["EVIL"] = "x}\n- a: b # ${env:GEO}", ["BAD"] = "secret" };

    [Theory]
    [InlineData("${env:GEO}/city.mmdb", "/data/city.mmdb")]
    [InlineData("${env:GEO}${env:KEEP}", "/data9")]
    [InlineData("'$${env:GEO}'", "${env:GEO}")]
    [InlineData("a$b$", "a$b$")]
    [InlineData("${env:EVIL}", "x}\n- a: b # ${env:GEO}")]
    public void Expand_InsideScalars_AfterParsing(string text, string expected) =>
        Assert.Equal(expected, Loading.LoadFile("path: " + text, Environment).Path);

    [Fact]
    public void Expand_Number_IsConverted() => Assert.Equal(9, Loading.LoadFile("path: x\nkeep: ${env:KEEP}", Environment).Keep);

    [Theory]
    [InlineData("path: ${env:NOPE}", "error FH0107: 'path': the environment variable NOPE is not set")]
    [InlineData("path: ${file:/no/such/key}", "error FH0109: 'path': there is no file /no/such/key: paths start at the folder of the pipeline's file")]
    [InlineData("path: ${GEO}", "error FH0108: 'path': '${GEO}' is not a placeholder: write ${env:NAME} or ${file:path}, or $${ for the characters themselves")]
    [InlineData("path: '${env:1st}'", "error FH0108: 'path': '${env:1st}' is not a placeholder: write ${env:NAME} or ${file:path}, or $${ for the characters themselves")]
    [InlineData("path: '${file:}'", "error FH0108: 'path': '${file:}' is not a placeholder: write ${env:NAME} or ${file:path}, or $${ for the characters themselves")]
    [InlineData("path: 'a${env:GEO'", "error FH0108: 'path': '${env:GEO' has no closing brace: write ${env:NAME} or ${file:path}, or $${ for the characters themselves")]
    public void Rejects_WhatCannotBeReplaced(string key, string expected) =>
        Assert.Equal(["acme.yaml(4,11): " + expected], Loading.Diagnose($"decoders: [ipfix]\nexporters:\n  - use: file\n    {key}", environment: Environment));

    [Fact(Timeout = NamedPipe.Timeout)]
    public async Task Rejects_Pipe_WithoutOpeningIt()
    {
        using var folder = new TempFolder();
        var pipe = folder.Combine("fifo");
        NamedPipe.Make(pipe);

        var messages = await Task.Run(
            () => Loading.Diagnose($"decoders: [ipfix]\nexporters:\n  - use: file\n    path: '${{file:{pipe}}}'"),
            TestContext.Current.CancellationToken);

        Assert.Equal([$"acme.yaml(4,11): error FH0109: 'path': {pipe} cannot be read: {pipe} is not a regular file"], messages);
    }

    [Theory]
    [InlineData("${env:BAD}", "'since' must be a DateOnly, not the value of '${env:BAD}'")]
    [InlineData("soon", "'since' must be a DateOnly, not 'soon'")]
    public void Rejects_ValueThatItsTypeQuotes_WithoutShowingASecret(string text, string expected)
    {
        var diagnostics = new DiagnosticBag();

        new ValueReader(diagnostics, new OutsideValues(Environment.GetValueOrDefault, "/")).Value(
            new YamlScalar(new SourcePosition("acme.yaml", 1, 1), text, IsQuoted: false), typeof(DateOnly), "since");

        Assert.Equal(expected, Assert.Single(diagnostics.Items).Message);
    }

    [Fact]
    public void Rejects_WrongValue_WithoutShowingIt() => Assert.Equal(
        ["acme.yaml(5,11): error FH0103: 'keep' must be an integer, not the value of '${env:BAD}'"],
        Loading.Diagnose("decoders: [ipfix]\nexporters:\n  - use: file\n    path: x\n    keep: ${env:BAD}", environment: Environment));
}
