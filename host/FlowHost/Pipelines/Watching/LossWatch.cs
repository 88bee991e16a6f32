using FlowHost.Sdk;
using Microsoft.Extensions.Logging;

namespace FlowHost.Pipelines;

/// <summary>Says while a pipeline runs that something was lost, and why: at once, and then once a minute at most.</summary>
internal sealed class LossWatch : IDisposable
{
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private const int IntervalsApart = 12;

    private readonly string _pipeline;
    private readonly PipelineParts _parts;
    private readonly SocketLoss _sockets;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly long _start;
    private readonly ITimer _timer;
    private Dictionary<(string? Exporter, DropReason Reason, LedgerUnit Unit), long> _said = [];
    private int _quiet = IntervalsApart;
    private int _isBusy;

    public LossWatch(string pipeline, PipelineParts parts, SocketLoss sockets, TimeProvider time, ILogger logger)
    {
        (_pipeline, _parts, _sockets, _time, _logger) = (pipeline, parts, sockets, time, logger);
        _start = time.GetTimestamp();
        Sample();
        _timer = time.CreateTimer(_ => Tick(), null, Interval, Interval);
    }

    public void Dispose() => _timer.Dispose();

    private void Tick()
    {
        if (Interlocked.Exchange(ref _isBusy, 1) == 0)
        {
            Sample();
            Say();
            Volatile.Write(ref _isBusy, 0);
        }
    }

    private void Sample() =>
        _sockets.Sample(_time.GetElapsedTime(_start), _parts.Ledger.Inputs.Drops(DropReason.SocketOverflow), _parts.Ledger.Datagrams);

    private void Say()
    {
        if (++_quiet < IntervalsApart)
        {
            return;
        }
        var counts = LossCounts.Read(_parts);
        var news = counts
            .Select(count => (count.Key, Count: count.Value - _said.GetValueOrDefault(count.Key)))
            .Where(news => news.Count > 0)
            .Select(news => $"{(news.Key.Exporter is { } exporter ? $"'{exporter}' " : "")}{news.Key.Reason} {news.Count} {news.Key.Unit.ToString().ToLowerInvariant()}")
            .ToArray();
        if (news.Length == 0)
        {
            return;
        }
        (_said, _quiet) = (counts, 0);
        Log.Lost(_logger, _pipeline, string.Join(", ", news));
    }
}
