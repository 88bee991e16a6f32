using FlowHost.Control.Health;
using FlowHost.Control.Inspecting;
using FlowHost.Control.Metrics;
using FlowHost.Control.Status;
using FlowHost.Control.Taps;
using FlowHost.Inspection;
using FlowHost.Observability;
using FlowHost.Pipelines;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace FlowHost.Control;

/// <summary>
/// The HTTP endpoint through which a running host is watched. It starts beside the pipelines and changes nothing in them; what goes wrong
/// here is said, and the run goes on.
/// </summary>
internal sealed class ControlServer : IAsyncDisposable
{
    private const int MaxConnections = 64;

    /// <summary>What a scrape that is under way gets before the process ends.</summary>
    private static readonly TimeSpan CloseTime = TimeSpan.FromMilliseconds(500);

    /// <summary>The pipelines have the processor to themselves while they start, but whoever watches wants to see a start that takes long.</summary>
    private static readonly TimeSpan StartDelay = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan SlowestRequest = TimeSpan.FromSeconds(5);

    /// <summary>Longer than the usual interval of a scrape.</summary>
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(75);

    private readonly ControlOptions _options;
    private readonly IReadOnlyList<PipelineRunner> _pipelines;
    private readonly RuleSet _rules;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _run;

    /// <summary>Starts it in the background.</summary>
    public ControlServer(ControlOptions options, IReadOnlyList<PipelineRunner> pipelines, RuleSet rules, ILoggerFactory loggers, TimeProvider time)
    {
        (_options, _pipelines, _rules, _time) = (options, pipelines, rules, time);
        _logger = loggers.CreateLogger("flowhost/control");
        _run = Task.Run(() => RunAsync(_stop.Token));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await Task.WhenAny(_run, Task.Delay(CloseTime * 2, CancellationToken.None)).ConfigureAwait(false);
    }

    private async Task RunAsync(CancellationToken stop)
    {
        try
        {
            await LetPipelinesStartAsync(stop).ConfigureAwait(false);
            using var metrics = new MetricsEndpoints(_pipelines, _time);
            using var inspection = new InspectEndpoints(_pipelines, _rules, _time);
            await using var app = Build(metrics, inspection);
            await app.StartAsync(stop).ConfigureAwait(false);
            var url = app.Urls.First();
            Log.Listening(_logger, url);
            await Task.Delay(Timeout.Infinite, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            using var patience = new CancellationTokenSource(CloseTime);
            await app.StopAsync(patience.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Stopped before it had started.
        }
        catch (Exception exception)
        {
            Log.Failed(_logger, _options.Address, exception.Message, exception);
        }
    }

    private async Task LetPipelinesStartAsync(CancellationToken stop)
    {
        var begin = _time.GetTimestamp();
        while (_pipelines.Any(pipeline => pipeline.State == RunState.Starting) && _time.GetElapsedTime(begin) < StartDelay)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), _time, stop).ConfigureAwait(false);
        }
    }

    private WebApplication Build(MetricsEndpoints metrics, InspectEndpoints inspection)
    {
        // Nothing is read from the environment or from files: what users set is on the command line.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.SetMinimumLevel(LogLevel.Warning).AddProvider(new ControlLogProvider(new BoundedLogger(_logger, _time)));
        // A start that fails is said here, in one line.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting", LogLevel.None);
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxConcurrentConnections = MaxConnections;
            kestrel.Limits.MaxRequestBodySize = 0;
            // Who is slow must not keep others from watching: 64 such clients would.
            kestrel.Limits.RequestHeadersTimeout = SlowestRequest;
            kestrel.Limits.KeepAliveTimeout = LongestSilence;
            kestrel.Listen(_options.Address);
        });
        var app = builder.Build();
        app.UseMiddleware<RequestRules>(System.Net.IPAddress.IsLoopback(_options.Address.Address));
        app.UseRouting();
        foreach (var group in Groups(metrics, inspection))
        {
            group.Map(app);
        }
        app.MapFallback(NotFoundAsync);
        return app;
    }

    private IEnumerable<IEndpointGroup> Groups(MetricsEndpoints metrics, InspectEndpoints inspection) =>
    [
        new HealthEndpoints(_pipelines),
        metrics,
        new StatusEndpoints(_pipelines, _time),
        inspection,
        new TapEndpoints(_pipelines, _time, _stop.Token),
    ];

    private static Task NotFoundAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return context.Response.WriteAsync("There is /livez, /readyz, /metrics, /status, /inspect and /tap.\n");
    }
}
