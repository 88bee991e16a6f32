using FlowHost.Tests.Support;

namespace FlowHost.Tests.Configuration;

/// <summary>Messages about the YAML itself.</summary>
public sealed class YamlErrorTests
{
    [Theory]
    [InlineData("", "acme.yaml(1,1): error FH0010: the file is empty: a pipeline needs decoders and exporters")]
    [InlineData("# nothing\n", "acme.yaml(1,1): error FH0010: the file is empty: a pipeline needs decoders and exporters")]
    [InlineData("- udp\n", "acme.yaml(1,1): error FH0010: a pipeline is a mapping (name:, inputs:, decoders:, …), not a list")]
    [InlineData("just text", "acme.yaml(1,1): error FH0010: a pipeline is a mapping (name:, inputs:, decoders:, …), not a single value")]
    public void Rejects_WhatIsNoMapping(string yaml, string expected) => Assert.Equal([expected], Loading.Diagnose(yaml));

    [Theory]
    [InlineData("decoders:\n\t- ipfix\n", 2, 1)]
    [InlineData("exporters:\n  - use: file\n \tpath: x\n", 3, 2)]
    public void Rejects_TabAsIndentation(string yaml, int line, int column) => Assert.Equal(
        [$"acme.yaml({line},{column}): error FH0004: a tab cannot indent YAML: use spaces instead"], Loading.Diagnose(yaml));

    [Theory]
    [InlineData("name: a\ndecoders: [ipfix\nexporters: []\n", "acme.yaml(2,11): error FH0003: this is not valid YAML: ")]
    [InlineData("name: 'a\n", "acme.yaml(1,7): error FH0003: this is not valid YAML: ")]
    [InlineData("decoders: ]\n", "acme.yaml(1,11): error FH0003: this is not valid YAML: ")]
    [InlineData("decoders:\n  - ipfix\n netflow9\n", "acme.yaml(3,2): error FH0003: this is not valid YAML: ")]
    public void Rejects_BrokenYaml_WithThePlace(string yaml, string expected) =>
        Assert.StartsWith(expected, Assert.Single(Loading.Diagnose(yaml)), StringComparison.Ordinal);

    [Fact]
    public void Rejects_ColonWithoutSpace_WithAHint() => Assert.EndsWith(
        "; a colon needs a space behind it, and text with a colon in it needs quotes",
        Assert.Single(Loading.Diagnose("exporters:\n  - use:file\n    path: x\n")),
        StringComparison.Ordinal);

    [Fact]
    public void Rejects_AnchorsAliasesTagsAndMergeKeys()
    {
        var messages = Loading.Diagnose(
            """
            name: &n acme
            decoders: !!seq [ipfix]
            exporters:
              - use: file
                path: *n
                <<: {keep: 3}
            """);

        Assert.Equal(
            [
                "acme.yaml(1,7): error FH0005: anchors (&n) are not used in pipelines: remove it",
                "acme.yaml(2,11): error FH0006: tags (tag:yaml.org,2002:seq) are not used in pipelines: the key decides the type of its value",
                "acme.yaml(5,11): error FH0005: aliases (*n) are not used in pipelines: write the value out",
                "acme.yaml(6,5): error FH0005: merge keys ('<<') are not used in pipelines: write the keys out",
            ],
            messages);
    }

    [Fact]
    public void Rejects_DuplicateKeys_NamingTheFirst()
    {
        Assert.Equal(
            ["acme.yaml(3,1): error FH0007: the key 'decoders' is here already, in line 1: remove one of them"],
            Loading.Diagnose("decoders: [ipfix]\nexporters: [{use: file, path: x}]\ndecoders: [netflow9]\n"));
    }

    [Fact]
    public void Rejects_SecondDocument()
    {
        Assert.Equal(
            ["acme.yaml(3,1): error FH0009: one file is one pipeline: put the second document ('---') into a file of its own"],
            Loading.Diagnose("decoders: [ipfix]\nexporters: [{use: file, path: x}]\n---\nname: b\n"));
    }

    [Fact]
    public void Rejects_DeepNesting_WithoutExhaustingTheStack()
    {
        var messages = Loading.Diagnose("name: " + new string('[', 100_000) + new string(']', 100_000));

        Assert.Contains("acme.yaml(1,38): error FH0008: lists and mappings may be nested 32 deep at most", messages);
    }

    [Fact]
    public void Rejects_HugeFile()
    {
        Assert.Equal(
            ["acme.yaml: error FH0002: a pipeline may have 1 MiB at most; is this the right file?"],
            Loading.Diagnose("# " + new string('x', 1 << 20)));
    }

    [Fact]
    public void Rejects_FileThatIsNotThere()
    {
        var diagnostics = new FlowHost.Configuration.DiagnosticBag();

        FlowHost.Configuration.Yaml.YamlDocument.Read("/no/such/acme.yaml", diagnostics);

        Assert.Equal("/no/such/acme.yaml: error FH0001: the file does not exist", Assert.Single(diagnostics.Items).ToString());
    }

    [Fact]
    public void Rejects_TextThatIsNotUtf8()
    {
        using var folder = new TempFolder();
        File.WriteAllBytes(folder.Combine("acme.yaml"), "name: Z\u00FCrich"u8.ToArray()[..8].Concat("rich"u8.ToArray()).ToArray());
        var diagnostics = new FlowHost.Configuration.DiagnosticBag();

        FlowHost.Configuration.Yaml.YamlDocument.Read(folder.Combine("acme.yaml"), diagnostics);

        Assert.EndsWith(
            "(1,8): error FH0003: this is not UTF-8 text: save the file as UTF-8", Assert.Single(diagnostics.Items).ToString(), StringComparison.Ordinal);
    }
}
