using FlowHost.Plugins;

namespace FlowHost.Configuration;

/// <summary>A pipeline as it stands in the file, before its plugins are known. Disabled entries are not in it.</summary>
/// <param name="Name">Its <c>name</c>, else one made of the file's.</param>
/// <param name="Directory">The folder that relative paths of files that are read start at.</param>
/// <param name="ElementFiles">Full paths of element tables.</param>
/// <param name="Stages">The entries of each stage; a stage that is not in the file has none.</param>
internal sealed record PipelineSource(
    string Name, string Directory, IReadOnlyList<string> ElementFiles, IReadOnlyDictionary<PluginKind, IReadOnlyList<StageEntry>> Stages);
