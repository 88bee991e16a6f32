using System.Runtime.InteropServices;

namespace FlowHost.Commands;

/// <summary>Turns Ctrl+C and SIGTERM into a cancellation; who sends a second one wants out at once.</summary>
internal sealed class StopSignals : IDisposable
{
    // One stop may arrive as two signals: to the process, and to its group.
    private const long Echo = 1000;

    private readonly CancellationTokenSource _stop = new();
    private long _firstAt;
    private readonly PosixSignalRegistration _interrupt;
    private readonly PosixSignalRegistration _terminate;

    public StopSignals()
    {
        _interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => Handle(context, 130));
        _terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => Handle(context, 143));
    }

    /// <summary>Cancelled by the first signal.</summary>
    public CancellationToken Token => _stop.Token;

    // The source stays: the handler of a signal may be under way, and it holds nothing that needs releasing.
    public void Dispose()
    {
        _interrupt.Dispose();
        _terminate.Dispose();
    }

    private void Handle(PosixSignalContext context, int exitCode)
    {
        context.Cancel = true;
        if (!_stop.IsCancellationRequested)
        {
            _firstAt = Environment.TickCount64;
            _stop.Cancel();
        }
        else if (Environment.TickCount64 - _firstAt > Echo)
        {
            Environment.Exit(exitCode);
        }
    }
}
