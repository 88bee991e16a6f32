using FlowHost.Configuration;
using FlowHost.Configuration.Keys;
using FlowHost.Configuration.Yaml;
using FlowHost.Plugins;

namespace FlowHost.Commands;

/// <summary>What <c>decode</c>, <c>replay</c> and <c>inspect</c> run without a file that says so. The ids are those of plugins that ship with the host.</summary>
internal static class CapturePipeline
{
    /// <summary>Every decoder there is, no enricher, NDJSON on stdout.</summary>
    public static PipelineSource Decode(string capture, IEnumerable<string> decoders) =>
        Of("decode", capture, decoders, [Entry("ndjson", new ExporterKeys(), ("path", "-"))]);

    /// <summary>Every decoder there is, and nothing behind them.</summary>
    public static PipelineSource Inspect(string capture, IEnumerable<string> decoders) => Of("inspect", capture, decoders, []);

    /// <summary>The input that plays a capture; <c>-</c> is standard input.</summary>
    /// <exception cref="UsageException">There is no such file.</exception>
    public static StageEntry Input(string capture)
    {
        if (capture == "-")
        {
            return Entry("pcap", new EntryKeys(), ("path", capture));
        }
        return File.Exists(capture)
            ? Entry("pcap", new EntryKeys(), ("path", Path.GetFullPath(capture)))
            : throw new UsageException($"there is no file {capture}");
    }

    private static PipelineSource Of(string name, string capture, IEnumerable<string> decoders, IReadOnlyList<StageEntry> exporters) => new(
        name,
        Environment.CurrentDirectory,
        new Dictionary<PluginKind, IReadOnlyList<StageEntry>>
        {
            [PluginKind.Input] = [Input(capture)],
            [PluginKind.Decoder] = [.. decoders.Order(StringComparer.Ordinal).Select(id => Entry(id, new EntryKeys()))],
            [PluginKind.Enricher] = [],
            [PluginKind.Exporter] = exporters,
        });

    private static StageEntry Entry(string id, EntryKeys keys, params ReadOnlySpan<(string Key, string Value)> options)
    {
        var entries = new List<YamlEntry>();
        foreach (var (key, value) in options)
        {
            // A value of the command line is itself, whatever characters it has.
            var text = value.Replace("${", "$${", StringComparison.Ordinal);
            entries.Add(new YamlEntry(new YamlScalar(SourcePosition.None, key, IsQuoted: true), new YamlScalar(SourcePosition.None, text, IsQuoted: true)));
        }
        keys.Use = id;
        return new StageEntry
        {
            Keys = keys,
            UsePosition = SourcePosition.None,
            Position = SourcePosition.None,
            Options = new YamlMap(SourcePosition.None, entries),
        };
    }
}
