using FlowHost.Configuration.Keys;
using FlowHost.Plugins;
using FlowHost.Sdk;

namespace FlowHost.Configuration;

/// <summary>A pipeline as it stands in the file, before its plugins are known. Disabled entries are not in it.</summary>
/// <param name="Name">Its <c>name</c>, else one made of the file's.</param>
/// <param name="Directory">The folder that relative paths of files that are read start at.</param>
/// <param name="Stages">The entries of each stage; a stage that is not in the file has none.</param>
internal sealed record PipelineSource(string Name, string Directory, IReadOnlyDictionary<PluginKind, IReadOnlyList<StageEntry>> Stages)
{
    /// <summary>The built-in elements, and over them the tables that the file names.</summary>
    public ElementRegistry Elements { get; init; } = ElementRegistry.Builtin;

    /// <summary>The rules of the file, and behind them the built-in ones.</summary>
    public RecordTypeTable RecordTypes { get; init; } = RecordTypeTable.Builtin;

    /// <summary>What the file says of single devices.</summary>
    public IReadOnlyList<AgentOptions> Agents { get; init; } = [];
}
