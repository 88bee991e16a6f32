namespace FlowHost.Sdk;

/// <summary>Consecutive rows of a batch that came from one set; joins resolve an agent's tables once a run, not once a row.</summary>
/// <param name="Start">The first row.</param>
/// <param name="Count">How many rows.</param>
/// <param name="Source">Where they came from.</param>
public readonly record struct SourceRun(int Start, int Count, RecordSource Source)
{
    /// <summary>The row after the last.</summary>
    public int End => Start + Count;

    /// <summary>The device.</summary>
    public Agent Agent => Source.Agent;

    /// <summary>Observation domain.</summary>
    public uint Domain => Source.Domain;
}
