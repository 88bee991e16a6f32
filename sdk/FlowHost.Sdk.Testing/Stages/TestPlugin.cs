namespace FlowHost.Sdk.Testing;

/// <summary>What a plugin's constructor asks for besides its options.</summary>
public static class TestPlugin
{
    /// <summary>A context whose folders are all one.</summary>
    /// <param name="folder">The folder that relative paths start at.</param>
    /// <param name="id">The plugin's id, which the pipeline entry and the pipeline are called too.</param>
    /// <param name="state">What it keeps for after a restart; null: nothing.</param>
    public static PluginContext Context(string folder, string id = "test", IStateStore? state = null) => new()
    {
        Id = id,
        InstanceName = id,
        PipelineName = id,
        PluginDirectory = folder,
        PipelineDirectory = folder,
        OutputDirectory = folder,
        State = state,
    };
}
