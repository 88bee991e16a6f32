using FlowHost.Pipelines;
using FlowHost.Sdk;

namespace FlowHost.Tests.Pipelines.Support;

/// <summary>Calls a method with each batch.</summary>
internal sealed class DelegateTarget(Action<FlowBatch> send) : IBatchTarget
{
    public void Send(FlowBatch batch, bool canWait) => send(batch);

    public void WaitForRoom()
    {
    }

    public void EndBurst()
    {
    }
}
