namespace FlowHost.Sdk;

/// <summary>Where a plugin instance stands: its names and its folders. Ask for it in a constructor.</summary>
public sealed class PluginContext
{
    /// <summary>The plugin's id, as in <see cref="FlowPluginAttribute"/>.</summary>
    public required string Id { get; init; }

    /// <summary>The entry's <c>name</c> in the pipeline, else its id.</summary>
    public required string InstanceName { get; init; }

    /// <summary>The pipeline's <c>name</c>.</summary>
    public required string PipelineName { get; init; }

    /// <summary>The folder that the plugin was loaded from. Use this, never <c>Assembly.Location</c>.</summary>
    public required string PluginDirectory { get; init; }

    /// <summary>The folder of the pipeline's YAML file: relative paths of files that are read start here.</summary>
    public required string PipelineDirectory { get; init; }

    /// <summary>The folder that relative paths of files that are written start at: the working directory.</summary>
    public required string OutputDirectory { get; init; }

    /// <summary>A folder for what must survive a restart; null when the run keeps no state (<c>decode</c>, <c>replay</c>).</summary>
    public string? StateDirectory { get; init; }

    /// <summary>Tables of octets that survive a restart, in files of <see cref="StateDirectory"/>; null when the run keeps no state.</summary>
    public IStateStore? State { get; init; }

    /// <summary>True for <c>decode</c> and <c>replay</c>: times are those of the capture, no wall clock may decide.</summary>
    public bool IsReplay { get; init; }

    /// <summary>The full path of a file that is read: relative to <see cref="PipelineDirectory"/>.</summary>
    public string ResolveInput(string path) => Path.GetFullPath(path, PipelineDirectory);

    /// <summary>The full path of a file that is written: relative to <see cref="OutputDirectory"/>.</summary>
    public string ResolveOutput(string path) => Path.GetFullPath(path, OutputDirectory);
}
