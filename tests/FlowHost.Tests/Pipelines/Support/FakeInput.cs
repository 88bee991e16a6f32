using FlowHost.Sdk;

namespace FlowHost.Tests.Pipelines.Support;

/// <summary>An input that does what a test says.</summary>
internal sealed class FakeInput(FakeStages stages) : IInput
{
    public IReadOnlyList<string> Endpoints => ["test"];

    public void Open() => stages.OnOpen();

    public void Run(IDatagramSink sink, CancellationToken stop) => stages.OnRun(sink, stop);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
