namespace FlowHost.Sdk;

/// <summary>A source of datagrams: sockets, a capture file, a message queue.</summary>
public interface IInput : IAsyncDisposable
{
    /// <summary>
    /// Binds sockets or opens files, so that <see cref="Run"/> can start at once. Throws <see cref="PluginException"/> when that fails;
    /// <see cref="StartFailure"/> says whether the host goes on without this input.
    /// </summary>
    void Open();

    /// <summary>What an <see cref="Open"/> that failed means for the run.</summary>
    StartFailure StartFailure => StartFailure.Stop;

    /// <summary>What this input listens to or reads, for the user: <c>udp 0.0.0.0:2055</c>. Valid after <see cref="Open"/>.</summary>
    IReadOnlyList<string> Endpoints { get; }

    /// <summary>True when the source ends by itself, as a file does.</summary>
    bool IsFinite => false;

    /// <summary>How much of a finite source has been read, 0 to 1; null when that is not known. May be asked from any thread.</summary>
    double? Progress => null;

    /// <summary>
    /// Receives on a thread of its own until <paramref name="stop"/> is cancelled or the source has ended. Blocks when there is
    /// nothing to receive.
    /// </summary>
    /// <param name="sink">Takes the bursts; returns when the burst is processed, so its buffers may be used again.</param>
    /// <param name="stop">
    /// Stop receiving; return within three seconds. What had arrived is handed on; what there is no time for is counted as
    /// <see cref="DropReason.ShutdownDeadline"/>.
    /// </param>
    void Run(IDatagramSink sink, CancellationToken stop);
}
