using FlowHost.Inputs.Udp.Sockets;
using Microsoft.Extensions.Logging;

namespace FlowHost.Inputs.Udp.Receiving;

/// <summary>What to do when receiving fails: say so, at a bounded rate, and go on.</summary>
internal sealed class FailureLog(TimeProvider time, ILogger logger)
{
    private readonly LogLimiter _limiter = new(time);

    /// <summary>Notes a failure.</summary>
    public void Add(ListenSocket socket, string error)
    {
        if (_limiter.TryPass(out var count))
        {
            Log.ReceiveFailed(logger, socket.Endpoint, error, count);
        }
    }
}
