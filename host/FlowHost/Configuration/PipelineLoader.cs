using FlowHost.Configuration.Binding;
using FlowHost.Configuration.Yaml;
using FlowHost.Pipelines;
using FlowHost.Plugins;

namespace FlowHost.Configuration;

/// <summary>Makes pipelines: of a file, or for <c>decode</c> of nothing but a capture's name.</summary>
internal sealed class PipelineLoader(IPluginCatalog catalog, Func<string, string?> environment)
{
    private bool _isFaultSaid;

    /// <summary>The ids of the usable plugins for a stage.</summary>
    public IEnumerable<string> IdsOf(PluginKind kind) => catalog.IdsOf(kind);

    /// <summary>Reads the files of pipelines that run in one process.</summary>
    /// <returns>The pipelines; null when there are errors.</returns>
    public IReadOnlyList<PipelineDefinition>? LoadAll(IReadOnlyList<string> files, DiagnosticBag diagnostics)
    {
        var pipelines = new List<PipelineDefinition>();
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            if (Load(file, inputs: null, requireInputs: true, diagnostics) is not { } pipeline)
            {
                continue;
            }
            pipelines.Add(pipeline);
            if (!names.TryAdd(pipeline.Name, file))
            {
                diagnostics.Error(
                    new SourcePosition(file, 0, 0),
                    ErrorCodes.DuplicateName,
                    $"the pipeline of {names[pipeline.Name]} is called '{pipeline.Name}' too: give each a 'name:' of its own");
            }
        }
        return diagnostics.HasErrors ? null : pipelines;
    }

    /// <summary>Reads a pipeline's file and loads the plugins that it names.</summary>
    /// <param name="file">The file, as the user named it.</param>
    /// <param name="inputs">What stands in place of the file's inputs; null: the file's own.</param>
    /// <param name="requireInputs">Whether a pipeline without inputs is an error.</param>
    /// <param name="diagnostics">Takes what is wrong.</param>
    /// <returns>The pipeline; null when there are errors.</returns>
    public PipelineDefinition? Load(string file, IReadOnlyList<StageEntry>? inputs, bool requireInputs, DiagnosticBag diagnostics) =>
        YamlDocument.Read(file, diagnostics) is { } root ? Load(file, root, inputs, requireInputs, diagnostics) : null;

    /// <summary>Loads the plugins of a pipeline whose file has been read.</summary>
    /// <param name="file">The file, as the user named it.</param>
    /// <param name="root">Its content.</param>
    /// <param name="inputs">What stands in place of the file's inputs; null: the file's own.</param>
    /// <param name="requireInputs">Whether a pipeline without inputs is an error.</param>
    /// <param name="diagnostics">Takes what is wrong.</param>
    /// <returns>The pipeline; null when there are errors.</returns>
    public PipelineDefinition? Load(
        string file, YamlMap root, IReadOnlyList<StageEntry>? inputs, bool requireInputs, DiagnosticBag diagnostics)
    {
        var values = Values(diagnostics, Path.GetDirectoryName(Path.GetFullPath(file))!);
        var source = new PipelineReader(values).Read(file, root);
        var stages = source.Stages;
        Require(root, "decoders", stages[PluginKind.Decoder], diagnostics);
        Require(root, "exporters", stages[PluginKind.Exporter], diagnostics);
        if (requireInputs)
        {
            Require(root, "inputs", stages[PluginKind.Input], diagnostics);
        }
        return Resolve(source, inputs ?? stages[PluginKind.Input], values);
    }

    /// <summary>Loads the plugins of a pipeline that is known without a file.</summary>
    /// <returns>The pipeline; null when there are errors.</returns>
    public PipelineDefinition? Load(PipelineSource source, DiagnosticBag diagnostics)
    {
        if (source.Stages[PluginKind.Decoder].Count == 0 && catalog.Fault is null)
        {
            diagnostics.Error(SourcePosition.None, ErrorCodes.EmptyStage, "there is no decoder among the plugins: see 'flowhost plugins list'");
        }
        return Resolve(source, source.Stages[PluginKind.Input], Values(diagnostics, source.Directory));
    }

    private ValueReader Values(DiagnosticBag diagnostics, string directory) => new(diagnostics, new OutsideValues(environment, directory));

    private PipelineDefinition? Resolve(PipelineSource source, IReadOnlyList<StageEntry> inputs, ValueReader values)
    {
        if (catalog.Fault is { } fault)
        {
            // Every entry of every file would say the same.
            if (!_isFaultSaid)
            {
                values.Diagnostics.Error(new SourcePosition(fault.File, 0, 0), ErrorCodes.PluginRefused, $"no plugin can be used: {fault.Message}");
            }
            _isFaultSaid = true;
            return null;
        }
        var resolver = new PipelineResolver(catalog, values);
        var pipeline = new PipelineDefinition
        {
            Name = source.Name,
            Directory = source.Directory,
            Elements = source.Elements,
            RecordTypes = source.RecordTypes,
            Agents = source.Agents,
            Inputs = resolver.Resolve(PluginKind.Input, inputs),
            Decoders = resolver.Resolve(PluginKind.Decoder, source.Stages[PluginKind.Decoder]),
            Enrichers = resolver.Resolve(PluginKind.Enricher, source.Stages[PluginKind.Enricher]),
            Exporters = [.. resolver.Resolve(PluginKind.Exporter, source.Stages[PluginKind.Exporter]).Cast<ExporterDefinition>()],
        };
        return values.Diagnostics.HasErrors ? null : pipeline;
    }

    private static void Require(YamlMap root, string key, IReadOnlyList<StageEntry> entries, DiagnosticBag diagnostics)
    {
        // An entry that is wrong has been reported, and a key that must be there; that the stage is empty without them is no news.
        var isReported = diagnostics.Items.Any(item =>
            item.Position.File == root.Position.File && item.Position.Path.StartsWith(key, StringComparison.Ordinal))
            || (root[key] is null && key != "inputs");
        if (entries.Count == 0 && !isReported)
        {
            var position = root.Entries.FirstOrDefault(entry => entry.Name == key)?.Key.Position ?? root.Position;
            diagnostics.Error(position, ErrorCodes.EmptyStage, $"the pipeline has no {key} that are enabled: add one below '{key}:'");
        }
    }
}
