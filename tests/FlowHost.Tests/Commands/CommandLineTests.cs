using System.Text.Json;
using FlowHost.Commands;
using FlowHost.Tests.Support;

namespace FlowHost.Tests.Commands;

public sealed class CommandLineTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public CommandLineTests() => Directory.CreateDirectory(_folder.Combine("plugins"));

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("--help")]
    [InlineData("run", "--help")]
    [InlineData("plugins", "list", "-h")]
    public async Task Help_ListsTheExitCodes(params string[] args)
    {
        var (code, output, errors) = await InvokeAsync(args);

        Assert.Equal((0, ""), (code, errors));
        Assert.Contains("  78  the pipeline, or a plugin that it names, was refused", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Version_IsOneLine()
    {
        var (code, output, _) = await InvokeAsync("--version");

        Assert.Equal(0, code);
        Assert.Matches(@"^\d+\.\d+\.\d+\S*\n$", output);
    }

    [Theory]
    [InlineData("Option '-c' is required.", "run")]
    [InlineData("Unrecognized command or argument 'colect'.", "colect")]
    [InlineData("Name at least one pipeline.", "validate")]
    [InlineData("--burst must be an integer from 1 to 65536, not '0'.", "decode", "x.pcap", "--burst", "0")]
    [InlineData("--burst must be an integer from 1 to 65536, not '65537'.", "decode", "x.pcap", "--burst", "65537")]
    [InlineData("--burst must be an integer from 1 to 65536, not 'all'.", "decode", "x.pcap", "--burst", "all")]
    [InlineData(
        "--log-level must be trace, debug, information, warning, error, critical or none, not 'loud'.", "decode", "x.pcap", "--log-level", "loud")]
    public async Task Mistake_IsExplainedOnStderrWithCode2(string expected, params string[] args)
    {
        var (code, output, errors) = await InvokeAsync(args);

        Assert.Equal((2, ""), (code, output));
        Assert.Contains(expected, errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Decode_CaptureThatIsNotThere_IsAUsageError()
    {
        var (code, output, errors) = await InvokeAsync("decode", "/no/such.pcap");

        Assert.Equal((2, "", "there is no file /no/such.pcap\n"), (code, output, errors));
    }

    [Fact]
    public async Task Decode_WithoutItsPlugins_NamesThem()
    {
        var (code, _, errors) = await InvokeAsync("decode", _folder.Write("x.pcap", ""), "--plugins", _folder.Combine("plugins"));

        var searched = $"(searched: {_folder.Combine("plugins")}, {FlowHost.Plugins.PluginCatalog.DefaultDirectory})";
        Assert.Equal(
            (
                78,
                "error FH0208: there is no decoder among the plugins: see 'flowhost plugins list'\n"
                + $"error FH0201: there is no plugin 'pcap' {searched}\n"
                + $"error FH0201: there is no plugin 'ndjson' {searched}\n"),
            (code, errors));
    }

    [Fact]
    public async Task Plugins_FolderThatIsNotThere_IsAUsageError()
    {
        var (code, _, errors) = await InvokeAsync("plugins", "list", "--plugins", "/no/such");

        Assert.Equal((2, "--plugins /no/such: there is no such folder\n"), (code, errors));
    }

    [Fact]
    public async Task Validate_GoodAndBadFile_SaysSoForEach()
    {
        PluginCompiler.Compile(_folder.Combine("plugins", "Acme", "Acme.dll"), PluginCompiler.Enricher("acme"));
        var good = _folder.Write("good.yaml", "enrichers: [acme]\ndecoders: []\n");
        var bad = _folder.Write("bad.yaml", "enrichers: [acne]\nnmae: x\n");

        var (code, output, errors) = await InvokeAsync("validate", good, "-c", bad, "--plugins", _folder.Combine("plugins"));

        Assert.Equal((78, ""), (code, output));
        const string known = "(known keys: agents, decoders, elements, enrichers, exporters, inputs, name, recordTypes)";
        Assert.Equal(
            [
                $"{good}(1,1): error FH0105: a pipeline needs the key 'exporters'",
                $"{good}(2,1): error FH0208: the pipeline has no decoders that are enabled: add one below 'decoders:' [decoders]",
                $"{bad}(1,1): error FH0105: a pipeline needs the key 'decoders'",
                $"{bad}(1,1): error FH0105: a pipeline needs the key 'exporters'",
                $"{bad}(1,13): error FH0201: there is no plugin 'acne': did you mean 'acme'? (searched: {_folder.Combine("plugins")}, {FlowHost.Plugins.PluginCatalog.DefaultDirectory}) [enrichers[0]]",
                $"{bad}(2,1): error FH0101: a pipeline has no key 'nmae': did you mean 'name'? {known} [nmae]",
            ],
            errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task Validate_BadPluginThatNobodyNames_IsAWarning()
    {
        var sdk = PluginCompiler.CompileSdk(_folder, "9.9.0.0");
        PluginCompiler.Compile(_folder.Combine("plugins", "New", "New.dll"), PluginCompiler.Enricher("new"), sdk);
        var file = _folder.Write("bad.yaml", "enrichers: []\n");

        var (_, _, errors) = await InvokeAsync("validate", file, "--plugins", _folder.Combine("plugins"));

        Assert.Contains(
            $"{_folder.Combine("plugins", "New")}: warning FH0301: the plugin is passed over: built against FlowHost.Sdk 9.9.0.0, this host provides 0.1.0.0; "
            + "rebuild it or upgrade FlowHost",
            errors,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task PluginsList_Json_HasAnObjectPerId()
    {
        var sdk = PluginCompiler.CompileSdk(_folder, "9.9.0.0");
        PluginCompiler.Compile(_folder.Combine("plugins", "New", "New.dll"), PluginCompiler.Enricher("new"), sdk);
        PluginCompiler.Compile(_folder.Combine("plugins", "Acme", "Acme.dll"), PluginCompiler.Enricher("acme"));

        var (code, output, errors) = await InvokeAsync("plugins", "list", "--json", "--plugins", _folder.Combine("plugins"));

        Assert.Equal((0, ""), (code, errors));
        using var json = JsonDocument.Parse(output);
        Assert.Equal(
            [
                ("acme", "enricher", "0.0.0.0", "0.1.0", "Adds nothing.", _folder.Combine("plugins", "Acme"), "ok", null),
                (
                    "new", "enricher", "0.0.0.0", "9.9.0", "Adds nothing.", _folder.Combine("plugins", "New"), "refused",
                    "built against FlowHost.Sdk 9.9.0.0, this host provides 0.1.0.0; rebuild it or upgrade FlowHost"),
            ],
            json.RootElement.EnumerateArray().Select(plugin => (
                plugin.GetProperty("id").GetString(),
                plugin.GetProperty("kind").GetString(),
                plugin.GetProperty("version").GetString(),
                plugin.GetProperty("sdk").GetString(),
                plugin.GetProperty("description").GetString(),
                plugin.GetProperty("folder").GetString(),
                plugin.GetProperty("status").GetString(),
                plugin.GetProperty("reason").GetString())));
    }

    [Fact]
    public async Task PluginsList_Pipe_IsOneLineAnId()
    {
        PluginCompiler.Compile(_folder.Combine("plugins", "Acme", "Acme.dll"), PluginCompiler.Enricher("acme"));

        var (_, output, _) = await InvokeAsync("plugins", "list", "--plugins", _folder.Combine("plugins"));

        Assert.Equal($"acme\tenricher\t0.0.0.0\tok\tAdds nothing.\t{_folder.Combine("plugins", "Acme")}\n", output);
    }

    [Fact]
    public async Task LogConfig_ThatIsWrong_IsAUsageError()
    {
        var plugins = _folder.Combine("plugins");
        CompileStages();
        var config = _folder.Write("nlog.config", "<nlog><oops>");
        var file = _folder.Write("a.yaml", "inputs: [acme-in]\ndecoders: [acme-decode]\nexporters: [acme-out]\n");

        var (code, _, errors) = await InvokeAsync("run", "-c", file, "--plugins", plugins, "--log-config", config);

        Assert.Equal(2, code);
        Assert.StartsWith($"the log configuration {config} cannot be used: ", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_ConstructorThatThrows_IsExplainedAtItsLine()
    {
        CompileStages();
        PluginCompiler.Compile(
            _folder.Combine("plugins", "Bad", "Bad.dll"),
            PluginCompiler.Enricher("bad", "public Plugin() => throw new PluginException(\"There is no city.mmdb. Download it.\");"));
        var file = _folder.Write("a.yaml", "inputs: [acme-in]\ndecoders: [acme-decode]\nenrichers:\n  - bad\nexporters: [acme-out]\n");

        var (code, _, errors) = await InvokeAsync("run", "-c", file, "--plugins", _folder.Combine("plugins"));

        Assert.Equal(
            (78, $"{file}(4,5): error FH0205: enricher 'bad' could not be created: There is no city.mmdb. Download it. [enrichers[0]]\n"), (code, errors));
    }

    [Fact]
    public async Task Validate_ConstructorThatThrows_IsExplainedAtItsLine()
    {
        CompileStages();
        PluginCompiler.Compile(
            _folder.Combine("plugins", "Bad", "Bad.dll"),
            PluginCompiler.Enricher("bad", "public Plugin() => throw new PluginException(\"There is no city.mmdb. Download it.\");"));
        var file = _folder.Write("a.yaml", "inputs: [acme-in]\ndecoders: [acme-decode]\nenrichers:\n  - bad\nexporters: [acme-out]\n");

        var (code, _, errors) = await InvokeAsync("validate", file, "--plugins", _folder.Combine("plugins"));

        Assert.Equal(
            (78, $"{file}(4,5): error FH0205: enricher 'bad' could not be created: There is no city.mmdb. Download it. [enrichers[0]]\n"), (code, errors));
    }

    [Fact]
    public async Task Validate_EnricherBeforeWhatItReads_Warns()
    {
        CompileStages();
        CompileReaderAndWriter();
        var wrong = _folder.Write(
            "wrong.yaml", "decoders: [acme-decode]\nenrichers:\n  - reader\n  - {use: writer, name: sites}\nexporters: [acme-out]\n");
        var right = _folder.Write("right.yaml", "decoders: [acme-decode]\nenrichers: [writer, reader]\nexporters: [acme-out]\n");

        var (code, output, errors) = await InvokeAsync("validate", wrong, right, "--plugins", _folder.Combine("plugins"));

        Assert.Equal((0, $"{wrong}: ok\n{right}: ok\n"), (code, output));
        Assert.Equal(
            $"{wrong}(3,5): warning FH0303: 'reader' reads 'acme.site', which 'sites' adds further down (line 4): move it below that one [enrichers[0]]\n",
            errors);
    }

    [Fact]
    public async Task Validate_FieldThatNobodyGives_Warns()
    {
        CompileStages();
        CompileReaderAndWriter();
        var file = _folder.Write(
            "a.yaml",
            """
            decoders: [acme-decode]
            enrichers: [writer]
            exporters:
              - use: acme-out
                fields: { include: [acme, sourceIPv4Adress, e9id4711, reverseOctetDeltaCount], exclude: [acme.site] }
                when: { field: { acme.sit: [Oslo], AgentName: edge } }
            """);

        var (code, _, errors) = await InvokeAsync("validate", file, "--plugins", _folder.Combine("plugins"));

        const string words = "which is no element and which no enricher here adds: did you mean";
        Assert.Equal(0, code);
        Assert.Equal(
            $"{file}(5,31): warning FH0304: exporter 'acme-out' names the field 'sourceIPv4Adress', {words} 'sourceIPv4Address'? [exporters[0].fields.include[1]]\n"
            + $"{file}(6,22): warning FH0304: exporter 'acme-out' names the field 'acme.sit', {words} 'acme.site'? [exporters[0].when.field.acme.sit]\n",
            errors);
    }

    [Fact]
    public async Task Run_TwoPipelinesOfOneName_AreRefused()
    {
        CompileStages();
        const string yaml = "name: office\ninputs: [acme-in]\ndecoders: [acme-decode]\nexporters: [acme-out]\n";
        var (first, second) = (_folder.Write("a.yaml", yaml), _folder.Write("b.yaml", yaml));

        var (code, _, errors) = await InvokeAsync("run", "-c", first, "-c", second, "--plugins", _folder.Combine("plugins"));

        Assert.Equal(
            (78, $"{second}: error FH0206: the pipeline of {first} is called 'office' too: give each a 'name:' of its own\n"), (code, errors));
    }

    private void CompileReaderAndWriter() => PluginCompiler.Compile(
        _folder.Combine("plugins", "Sites", "Sites.dll"),
        """
        using FlowHost.Sdk;
        [assembly: FlowPlugin("reader", typeof(Reader))]
        [assembly: FlowPlugin("writer", typeof(Writer))]
        public sealed class Reader : IEnricher
        {
            public EnrichBatch? Bind(SchemaBuilder schema) => schema.TryGet("acme.site", out Column<Text> site) ? _ => { } : null;
        }
        public sealed class Writer : IEnricher
        {
            public EnrichBatch? Bind(SchemaBuilder schema)
            {
                if (!schema.TryGet(Elements.SourceIPv4Address, out var source))
                {
                    return null;
                }
                schema.Add(Field.Text("acme.site"));
                return _ => { };
            }
        }
        """);

    private void CompileStages() => PluginCompiler.Compile(
        _folder.Combine("plugins", "Stages", "Stages.dll"),
        """
        using FlowHost.Sdk;
        [assembly: FlowPlugin("acme-in", typeof(Input))]
        [assembly: FlowPlugin("acme-decode", typeof(Decoder))]
        [assembly: FlowPlugin("acme-out", typeof(Exporter))]
        public sealed class Input : IInput
        {
            public System.Collections.Generic.IReadOnlyList<string> Endpoints => [];
            public bool IsFinite => true;
            public void Open() { }
            public void Run(IDatagramSink sink, System.Threading.CancellationToken stop) { }
            public System.Threading.Tasks.ValueTask DisposeAsync() => default;
        }
        public sealed class Decoder : IDecoder
        {
            public bool Accepts(System.ReadOnlySpan<byte> datagram) => false;
            public DropReason Decode(in Datagram datagram, Agent agent, RecordSink records) => DropReason.None;
        }
        public sealed class Exporter : IExporter
        {
            public System.Threading.Tasks.ValueTask OpenAsync(System.Threading.CancellationToken stop) => default;
            public ExportBatch? Bind(FlowSchema schema) => null;
            public System.Threading.Tasks.ValueTask<ExportResult> FlushAsync(System.Threading.CancellationToken stop) => default;
            public System.Threading.Tasks.ValueTask DisposeAsync() => default;
        }
        """);

    private static async Task<(int Code, string Output, string Errors)> InvokeAsync(params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var errors = new StringWriter { NewLine = "\n" };
        var code = await CommandLine.InvokeAsync(args, output, errors);
        return (code, output.ToString(), errors.ToString());
    }
}
