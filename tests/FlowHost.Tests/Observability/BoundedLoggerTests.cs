using FlowHost.Observability;
using FlowHost.Tests.Support;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace FlowHost.Tests.Observability;

public sealed class BoundedLoggerTests : IDisposable
{
    // Without an event id, as the extension methods of ILogger write them.
    private static readonly Action<ILogger, int, Exception?> Template = LoggerMessage.Define<int>(LogLevel.Warning, default, "template {Number}");
    private static readonly Action<ILogger, int, Exception?> Other = LoggerMessage.Define<int>(LogLevel.Warning, default, "other {Number}");

    private static readonly Action<ILogger, string, int, Exception?> OfComponent =
        LoggerMessage.Define<string, int>(LogLevel.Warning, new EventId(5), "Input '{Input}': {Number}");

    private readonly FakeTimeProvider _time = new();
    private readonly RecordingLoggerFactory _loggers = new();
    private readonly BoundedLogger _logger;

    public BoundedLoggerTests() => _logger = new BoundedLogger(_loggers.CreateLogger("plugin/a/b"), _time);

    public void Dispose() => _loggers.Dispose();

    private IEnumerable<string> Lines => _loggers.Lines.Select(line => line.Text);

    [Fact]
    public void Log_FloodOfOneKind_PassesTenAndCountsTheRest()
    {
        for (var i = 0; i < 1_000_000; i++)
        {
            _logger.Log(LogLevel.Warning, new EventId(1), i, null, static (i, _) => $"datagram {i}");
        }
        Assert.Equal(Enumerable.Range(0, 10).Select(i => $"datagram {i}"), Lines);

        _time.Advance(TimeSpan.FromSeconds(10));
        _logger.Log(LogLevel.Warning, new EventId(1), 7, null, static (i, _) => $"datagram {i}");

        Assert.Equal(["999990 more messages like the next one were left out", "datagram 7"], Lines.Skip(10));
    }

    [Fact]
    public void Log_OtherKinds_HaveTheirOwnShare()
    {
        for (var i = 0; i < 20; i++)
        {
            _logger.Log(LogLevel.Warning, new EventId(1), i, null, static (_, _) => "one");
            _logger.Log(LogLevel.Warning, new EventId(2), i, null, static (_, _) => "two");
            Template(_logger, i, null);
            Other(_logger, i, null);
        }

        Assert.Equal((10, 10), (Lines.Count(line => line == "one"), Lines.Count(line => line == "two")));
        Assert.Equal((10, 10), (Lines.Count(line => line.StartsWith("template", StringComparison.Ordinal)), Lines.Count(line => line.StartsWith("other", StringComparison.Ordinal))));
    }

    [Fact]
    public void Log_EndlessKinds_ShareOneWindow()
    {
        for (var i = 0; i < 10_000; i++)
        {
            _logger.Log(LogLevel.Error, new EventId(i + 1), i, null, static (i, _) => $"kind {i}");
        }

        Assert.Equal(BoundedLogger.MaxKinds + BoundedLogger.Burst, Lines.Count());
    }

    [Fact]
    public void Log_SharedByComponents_EachHasItsOwnShare()
    {
        var shared = new BoundedLogger(_loggers.CreateLogger("flowhost"), _time, isShared: true);
        for (var port = 1; port <= 14; port++)
        {
            OfComponent(shared, $"udp-{port}", port, null);
        }
        for (var i = 0; i < 20; i++)
        {
            OfComponent(shared, "udp-1", i, null);
        }

        Assert.Equal(Enumerable.Range(1, 14).Select(port => $"Input 'udp-{port}': {port}"), Lines.Take(14));
        Assert.Equal(9, Lines.Skip(14).Count());
    }

    [Fact]
    public void ReportSuppressed_SomeWereLeftOut_SaysHowManyOnce()
    {
        for (var i = 0; i < 14; i++)
        {
            Template(_logger, i, null);
            Other(_logger, 0, null);
        }
        _time.Advance(TimeSpan.FromSeconds(10));
        Other(_logger, 1, null);

        _logger.ReportSuppressed();
        _logger.ReportSuppressed();

        Assert.Equal(
            ["4 more messages like the next one were left out", "other 1", "4 more messages like this one were left out: template 10"],
            Lines.Skip(20));
    }

    [Fact]
    public void ReportSuppressed_NothingWasLeftOut_SaysNothing()
    {
        Template(_logger, 0, null);

        _logger.ReportSuppressed();

        Assert.Single(Lines);
    }

    [Fact]
    public void Log_Debug_IsNotBounded()
    {
        for (var i = 0; i < 100; i++)
        {
            _logger.Log(LogLevel.Debug, new EventId(1), i, null, static (_, _) => "detail");
        }

        Assert.Equal(100, Lines.Count());
    }
}
