namespace FlowHost.Pipelines;

/// <summary>Where the run of a pipeline is.</summary>
internal enum RunState
{
    /// <summary>Parts are made and opened, inputs that play once are played.</summary>
    Starting,

    /// <summary>It receives.</summary>
    Running,

    /// <summary>It receives nothing more; what is under way is written.</summary>
    Draining,

    /// <summary>It is over.</summary>
    Ended,
}
