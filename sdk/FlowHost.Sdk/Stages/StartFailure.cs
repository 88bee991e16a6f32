namespace FlowHost.Sdk;

/// <summary>What it means for a run that a component could not be opened.</summary>
public enum StartFailure
{
    /// <summary>The run ends with an error.</summary>
    Stop,

    /// <summary>The error is logged and the run goes on without the component.</summary>
    Continue,
}
