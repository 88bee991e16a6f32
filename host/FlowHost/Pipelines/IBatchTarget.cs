using FlowHost.Sdk;

namespace FlowHost.Pipelines;

/// <summary>Where finished batches go: a queue in front of an exporter, or the exporter itself.</summary>
internal interface IBatchTarget
{
    /// <summary>Hands a batch over; retains it for as long as it needs it.</summary>
    /// <param name="batch">Enriched and closed.</param>
    /// <param name="canWait">Whether the source can wait: then a full queue holds it back instead of dropping rows.</param>
    void Send(FlowBatch batch, bool canWait);

    /// <summary>Waits until there is room for about a burst; for sources that can wait.</summary>
    void WaitForRoom();

    /// <summary>The end of a burst.</summary>
    void EndBurst();
}
