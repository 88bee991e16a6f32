using FlowHost.Sdk;
using Microsoft.Extensions.Logging;

namespace FlowHost.Pipelines;

/// <summary>An input and the thread it runs on.</summary>
internal sealed class InputSlot(string name, IInput input, ILogger logger)
{
    public string Name { get; } = name;

    public IInput Input { get; } = input;

    /// <summary>Whether <see cref="IInput.Run"/> threw.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>Runs the input on a thread of its own; the task ends when it does.</summary>
    public Task RunAsync(IDatagramSink sink, CancellationToken stop) => Task.Factory.StartNew(
        () => Run(sink, stop), CancellationToken.None, TaskCreationOptions.LongRunning | TaskCreationOptions.DenyChildAttach, TaskScheduler.Default);

    private void Run(IDatagramSink sink, CancellationToken stop)
    {
        try
        {
            Input.Run(sink, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            Log.InputStopped(logger, Name);
        }
        catch (Exception exception)
        {
            HasFailed = true;
            Log.InputFailed(logger, Name, exception.Message, exception);
        }
    }
}
