using System.Text.Json;
using FlowHost.Commands;
using FlowHost.Tests.Support;

namespace FlowHost.Tests.Reference;

/// <summary>Help for plugins that come as an assembly, with and without documentation beside it.</summary>
public sealed class ThirdPartyTests : IDisposable
{
    private const string Source =
        """
        using FlowHost.Sdk;
        using System.ComponentModel.DataAnnotations;
        [assembly: FlowPlugin("acme", typeof(Acme.Plugin), Options = typeof(Acme.Options), Description = "Adds nothing.")]
        namespace Acme
        {
            public sealed class Options
            {
                [Required] public string Table { get; set; } = "";
                [Secret, Required] public string ApiKey { get; set; } = "";
                [Range(1, 9)] public int Depth { get; set; } = 4;
            }
            public sealed class Plugin : IEnricher { public EnrichBatch? Bind(SchemaBuilder schema) => null; }
        }
        """;

    private const string Exporter =
        """
        public ValueTask OpenAsync(CancellationToken stop) => default;
        public ExportBatch? Bind(FlowSchema schema) => null;
        public ValueTask<ExportResult> FlushAsync(CancellationToken stop) => default;
        public ValueTask DisposeAsync() => default;
        """;

    private const string Decoder =
        """
        public bool Accepts(System.ReadOnlySpan<byte> datagram) => false;
        public DropReason Decode(in Datagram datagram, Agent agent, RecordSink records) => DropReason.None;
        """;

    private readonly TempFolder _folder = new();

    public ThirdPartyTests() => PluginCompiler.Compile(_folder.Combine("plugins", "Acme", "Acme.dll"), Source);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Describe_WithoutDocumentation_HasTypesRangesAndDefaults()
    {
        var (code, output, _) = await InvokeAsync("plugins", "describe", "acme");

        Assert.Equal(0, code);
        Assert.Equal(
            $"""
            acme: an enricher, version 0.0.0.0
            Adds nothing.
            {_folder.Combine("plugins", "Acme")}

            table: text
              required

            apiKey: text
              required

            depth: integer, from 1 to 9
              default: `4`

            """,
            output);
    }

    [Theory]
    [InlineData("<doc><members><member name=\"P:Acme.Options.Depth\"><summary>How deep to <b>look</b>.</summary></member></members></doc>", "How deep to look .")]
    [InlineData("<doc><members><member name=\"P:Acme.Options.Depth\"><summary>How deep", "")]
    [InlineData("<!DOCTYPE doc [<!ENTITY a \"x\">]><doc><members><member name=\"P:Acme.Options.Depth\"><summary>&a;</summary></member></members></doc>", "")]
    [InlineData("<doc><members><member name=\"P:Acme.Options.Depth\"><summary>See <see cref=\"F:No.Such.Thing\"/> and <see cref=\"!:x\"/>.</summary></member></members></doc>", "See `Thing` and `!:x`.")]
    [InlineData("", "")]
    public async Task Describe_AnyDocumentation_IsReadOrPassedOver(string xml, string expected)
    {
        _folder.Write("plugins/Acme/Acme.xml", xml);

        var (code, output, errors) = await InvokeAsync("plugins", "describe", "acme", "--json");

        Assert.Equal((0, ""), (code, errors));
        using var json = JsonDocument.Parse(output);
        var depth = json.RootElement.GetProperty("options")[2];
        Assert.Equal(("depth", 4, expected), (depth.GetProperty("key").GetString(), depth.GetProperty("default").GetInt32(), depth.GetProperty("meaning").GetString()));
    }

    [Fact]
    public async Task Describe_DeepDocumentation_IsPassedOver()
    {
        _folder.Write(
            "plugins/Acme/Acme.xml",
            "<doc><members><member name=\"P:Acme.Options.Depth\"><summary>" + string.Concat(Enumerable.Repeat("<i>", 100_000))
            + string.Concat(Enumerable.Repeat("</i>", 100_000)) + "</summary></member></members></doc>");

        var (code, output, errors) = await InvokeAsync("plugins", "describe", "acme");

        Assert.Equal((0, ""), (code, errors));
        Assert.EndsWith("depth: integer, from 1 to 9\n  default: `4`\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Describe_UnknownId_AsksWithCode2()
    {
        var (code, output, errors) = await InvokeAsync("plugins", "describe", "acne");

        Assert.Equal((2, ""), (code, output));
        Assert.StartsWith("there is no plugin 'acne': did you mean 'acme'? (searched: ", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Describe_RefusedPlugin_SaysWhyWithCode78()
    {
        PluginCompiler.Compile(
            _folder.Combine("plugins", "Later", "Later.dll"), PluginCompiler.Enricher("later"), PluginCompiler.CompileSdk(_folder, "9.0.0.0"));

        var (code, _, errors) = await InvokeAsync("plugins", "describe", "later");

        Assert.Equal(78, code);
        Assert.Contains("error FH0203: the plugin 'later' in ", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sample_RequiredSecret_ComesFromTheEnvironment()
    {
        var (code, output, _) = await InvokeAsync("config", "sample", "acme");

        Assert.Equal(0, code);
        Assert.EndsWith(
            """
            enrichers:
              # Adds nothing.
              - use: acme
                # Text. Required.
                table: CHANGE-ME
                # Text. Required.
                apiKey: "${env:API_KEY}"
                # Integer, from 1 to 9.
                #depth: 4

            """,
            output,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_EntriesOfAPipeline_AreNamedCompleteAndMasked()
    {
        PluginCompiler.Compile(_folder.Combine("plugins", "Sink", "Sink.dll"), Stage("sink", "IExporter", Exporter));
        PluginCompiler.Compile(_folder.Combine("plugins", "Decoder", "Decoder.dll"), Stage("decoder", "IDecoder", Decoder));
        var file = _folder.Write(
            "office.yaml",
            """
            decoders: decoder
            enrichers:
              - { use: acme, table: "${env:PATH}", apiKey: geheim }
              - { use: acme, table: b, apiKey: "${env:PATH}", enabled: false }
              - { use: acme, table: c, apiKey: "${env:PATH}" }
            exporters:
              - use: sink
                queue: { rows: 4096 }
            """);

        var (code, output, errors) = await InvokeAsync("config", "show", "-c", file);

        Assert.Equal((0, ""), (code, errors));
        Assert.Equal(
            """
            name: office
            decoders:
              - use: decoder
                name: decoder
                enabled: true
            enrichers:
              - use: acme
                name: acme
                enabled: true
                table: ${env:PATH}
                apiKey: '***'
                depth: 4
              - use: acme
                name: acme-2
                enabled: true
                table: c
                apiKey: ${env:PATH}
                depth: 4
            exporters:
              - use: sink
                name: sink
                enabled: true
                queue:
                  rows: 4096
                  onFull: drop-newest

            """,
            output);
        Assert.Equal((0, output, ""), await InvokeAsync("config", "show", "-c", _folder.Write("again.yaml", output)));
        var (_, open, _) = await InvokeAsync("config", "show", "-c", file, "--unredacted");
        Assert.Contains("apiKey: geheim\n", open, StringComparison.Ordinal);
        Assert.DoesNotContain("${env", open, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Schema_OnePluginThatCannotBeUsed_IsLeftOutWithAMessage()
    {
        PluginCompiler.Compile(
            _folder.Combine("plugins", "Bad", "Bad.dll"),
            """
            using FlowHost.Sdk;
            [assembly: FlowPlugin("bad", typeof(Bad.Plugin), Options = typeof(Bad.Options))]
            namespace Bad
            {
                public sealed class Options { public Options(int number) { } }
                public sealed class Plugin : IEnricher { public EnrichBatch? Bind(SchemaBuilder schema) => null; }
            }
            """);

        var (code, output, errors) = await InvokeAsync("schema");

        Assert.Equal(0, code);
        Assert.Contains("\"acme\"", output, StringComparison.Ordinal);
        Assert.DoesNotContain("\"bad\"", output, StringComparison.Ordinal);
        Assert.Contains("error FH0204: the options of the plugin 'bad' cannot be used, which is its fault: Options cannot hold options", errors, StringComparison.Ordinal);
    }

    private static string Stage(string id, string contract, string body) =>
        $$"""
        using System.Threading;
        using System.Threading.Tasks;
        using FlowHost.Sdk;
        [assembly: FlowPlugin("{{id}}", typeof(Stage.Plugin))]
        namespace Stage
        {
            public sealed class Plugin : {{contract}} { {{body}} }
        }
        """;

    private async Task<(int Code, string Output, string Errors)> InvokeAsync(params string[] args)
    {
        var (output, errors) = (new StringWriter(), new StringWriter());
        var code = await CommandLine.InvokeAsync([.. args, "--plugins", _folder.Combine("plugins")], output, errors);
        return (code, output.ToString(), errors.ToString());
    }
}
