using FlowHost.Sdk;
using Microsoft.Extensions.Logging;

namespace FlowHost.Inputs.Tcp.Connections;

/// <summary>Counts and logs what goes wrong with connections, each kind at a bounded rate. May be used from any thread.</summary>
internal sealed class Reports(IDatagramSink sink, TimeProvider time, ILogger logger)
{
    private readonly LogLimiter _refused = new(time);
    private readonly LogLimiter _tooMany = new(time);
    private readonly LogLimiter _notAuthenticated = new(time);
    private readonly LogLimiter _malformed = new(time);
    private readonly LogLimiter _timedOut = new(time);
    private readonly LogLimiter _truncated = new(time);
    private readonly LogLimiter _acceptFailed = new(time);

    public ILogger Logger => logger;

    public void Refused(UInt128 address)
    {
        sink.CountDrop(DropReason.UnauthorisedSource, 1);
        if (_refused.TryPass(out var count))
        {
            Log.Refused(logger, IpAddress.Format(address), count);
        }
    }

    public void TooMany(UInt128 address, string reason)
    {
        sink.CountDrop(DropReason.ConnectionLimit, 1);
        if (_tooMany.TryPass(out var count))
        {
            Log.TooMany(logger, IpAddress.Format(address), reason, count);
        }
    }

    public void NotAuthenticated(string agent, string reason)
    {
        sink.CountDrop(DropReason.UnauthorisedSource, 1);
        if (_notAuthenticated.TryPass(out var count))
        {
            Log.NotAuthenticated(logger, agent, reason, count);
        }
    }

    public void Malformed(string agent, string reason)
    {
        sink.CountDrop(DropReason.Malformed, 1);
        if (_malformed.TryPass(out var count))
        {
            Log.Malformed(logger, agent, reason, count);
        }
    }

    /// <param name="agent">Who.</param>
    /// <param name="reason">Why.</param>
    /// <param name="isInMessage">Whether a message is lost by it.</param>
    public void TimedOut(string agent, string reason, bool isInMessage)
    {
        if (isInMessage)
        {
            sink.CountDrop(DropReason.Truncated, 1);
        }
        if (_timedOut.TryPass(out var count))
        {
            Log.TimedOut(logger, agent, reason, count);
        }
    }

    public void Truncated(string agent, string reason)
    {
        sink.CountDrop(DropReason.Truncated, 1);
        if (_truncated.TryPass(out var count))
        {
            Log.Truncated(logger, agent, reason, count);
        }
    }

    public void TooLate(long messages) => sink.CountDrop(DropReason.ShutdownDeadline, messages);

    public void AcceptFailed(string endpoint, string error)
    {
        if (_acceptFailed.TryPass(out var count))
        {
            Log.AcceptFailed(logger, endpoint, error, count);
        }
    }
}
