using FlowHost.Sdk;

namespace FlowHost.Pipelines;

/// <summary>Lets an exporter's records be looked at on their way to it.</summary>
internal sealed class TappedTarget(IBatchTarget next, TapPoint point) : IBatchTarget
{
    /// <inheritdoc/>
    public void Send(FlowBatch batch, bool canWait)
    {
        point.Offer(batch);
        next.Send(batch, canWait);
    }

    /// <inheritdoc/>
    public void WaitForRoom() => next.WaitForRoom();

    /// <inheritdoc/>
    public void EndBurst() => next.EndBurst();
}
