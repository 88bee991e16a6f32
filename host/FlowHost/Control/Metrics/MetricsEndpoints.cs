using FlowHost.Pipelines;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using OpenTelemetry.Metrics;

namespace FlowHost.Control.Metrics;

/// <summary><c>/metrics</c>: the meter in Prometheus' text format.</summary>
internal sealed class MetricsEndpoints : IEndpointGroup, IDisposable
{
    private readonly HostMeter _meter;
    private readonly MeterProvider _provider;

    public MetricsEndpoints(IReadOnlyList<PipelineRunner> pipelines, TimeProvider time)
    {
        _meter = new HostMeter(pipelines, time);
        _provider = OpenTelemetry.Sdk.CreateMeterProviderBuilder()
            .AddMeter(HostMeter.Name)
            .AddView(instrument => new MetricStreamConfiguration { CardinalityLimit = _meter.SeriesLimit(instrument.Name) })
            .AddPrometheusExporter(options =>
            {
                // One meter, one process: these labels and this series would say the same each time.
                options.ScopeInfoEnabled = false;
                options.TargetInfoEnabled = false;
                options.ScrapeResponseCacheDurationMilliseconds = 0;
            })
            .Build()!;
    }

    /// <inheritdoc/>
    public void Map(IEndpointRouteBuilder routes) =>
        routes.MapPrometheusScrapingEndpoint("/metrics", _provider, configureBranchedPipeline: null, optionsName: null);

    /// <inheritdoc/>
    public void Dispose()
    {
        _provider.Dispose();
        _meter.Dispose();
    }
}
