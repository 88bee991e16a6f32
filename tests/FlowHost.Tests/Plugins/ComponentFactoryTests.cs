using FlowHost.Configuration;
using FlowHost.Pipelines;
using FlowHost.Pipelines.State;
using FlowHost.Plugins;
using FlowHost.Sdk;
using FlowHost.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace FlowHost.Tests.Plugins;

public sealed class ComponentFactoryTests : IAsyncDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly RecordingLoggerFactory _loggers = new();
    private readonly PipelineState _state = new(TimeProvider.System, NullLogger.Instance);

    public async ValueTask DisposeAsync()
    {
        await _state.DisposeAsync();
        _loggers.Dispose();
    }

    [Fact]
    public async Task Create_Constructor_GetsEveryHostService()
    {
        await using var component = Create(typeof(CuriousEnricher), new SiteOptions { Table = "sites.csv" });
        await using var instance = component.Create<IEnricher>();

        var plugin = Assert.IsType<CuriousEnricher>(instance.Stage);
        Assert.Equal("sites.csv", plugin.Options.Table);
        Assert.Same(_time, plugin.Time);
        Assert.Equal("FlowHost.Plugin.acme", plugin.Meter.Name);
        Assert.Same(ElementRegistry.Builtin, plugin.Elements);
        Assert.Equal(
            ("acme", "hq", "office", "/plugins/acme", "/pipelines"),
            (plugin.Context.Id, plugin.Context.InstanceName, plugin.Context.PipelineName, plugin.Context.PluginDirectory, plugin.Context.PipelineDirectory));
        Assert.Null(plugin.Context.StateDirectory);
        Assert.Null(plugin.Context.State);
        Assert.True(plugin.Context.IsReplay);
        plugin.Logger.Log(LogLevel.Information, default, 0, null, static (_, _) => "hello");
        Assert.Equal(("plugin/office/hq", "hello"), Assert.Single(_loggers.Lines));
    }

    [Fact]
    public async Task Create_LiveRun_IsNoReplay()
    {
        await using var component = Create(typeof(CuriousEnricher), new SiteOptions(), isCapture: false);
        await using var instance = component.Create<IEnricher>();

        Assert.False(((CuriousEnricher)instance.Stage).Context.IsReplay);
    }

    [Fact]
    public async Task Create_StateDirectory_IsTheEntrysOwn()
    {
        await using var component = Create(typeof(CuriousEnricher), new SiteOptions(), state: "/state");
        await using var instance = component.Create<IEnricher>();

        Assert.Equal("/state/office/enricher-hq", ((CuriousEnricher)instance.Stage).Context.StateDirectory);
    }

    [Fact]
    public async Task Create_TwoWorkers_ShareSingletonsAndHaveTheirOwnScopedServices()
    {
        await using var component = Create(typeof(ServedEnricher), null, typeof(ServedServices));
        await using var first = component.Create<IEnricher>();
        await using var second = component.Create<IEnricher>();

        Assert.Same(((ServedEnricher)first.Stage).Shared, ((ServedEnricher)second.Stage).Shared);
        Assert.NotSame(((ServedEnricher)first.Stage).Own, ((ServedEnricher)second.Stage).Own);
    }

    [Fact]
    public async Task Dispose_Component_DisposesInstanceAndServicesButNothingOfTheHost()
    {
        var component = Create(typeof(ServedEnricher), null, typeof(ServedServices));
        var instance = component.Create<IEnricher>();
        var plugin = (ServedEnricher)instance.Stage;

        await instance.DisposeAsync();
        Assert.Equal((true, true, false), (plugin.IsDisposed, plugin.Own.IsDisposed, plugin.Shared.IsDisposed));
        await component.DisposeAsync();

        Assert.True(plugin.Shared.IsDisposed);
        Assert.False(_loggers.IsDisposed);
    }

    [Theory]
    [InlineData(typeof(ThrowingEnricher), "enricher 'acme' could not be created: InvalidOperationException: the table is upside down")]
    [InlineData(typeof(ExplainingEnricher), "enricher 'acme' could not be created: There is no city.mmdb. Download it first.")]
    [InlineData(
        typeof(GreedyEnricher),
        "enricher 'acme' could not be created: InvalidOperationException: Unable to resolve service for type 'System.Net.Http.HttpClient' "
        + "while attempting to activate 'FlowHost.Tests.Plugins.ComponentFactoryTests+GreedyEnricher'.")]
    public async Task Create_ConstructorThatFails_IsExplainedAtTheEntrysLine(Type type, string expected)
    {
        await using var component = Create(type, null);

        var exception = Assert.Throws<PipelineException>(component.Create<IEnricher>);

        Assert.Equal("acme.yaml(7,5): error FH0205: " + expected, Assert.Single(exception.Diagnostics).ToString());
    }

    [Fact]
    public async Task Create_ConstructorThatFailsAfterAnAsyncDisposableService_HidesNothing()
    {
        await using var component = Create(typeof(LateThrowingEnricher), null, typeof(AsyncServices));

        var exception = Assert.Throws<PipelineException>(component.Create<IEnricher>);

        Assert.Contains("the service came, the table did not", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dispose_PluginThatThrows_IsLoggedAndItsServicesAreDisposed()
    {
        await using var component = Create(typeof(ClingingEnricher), null, typeof(ServedServices));
        var instance = component.Create<IEnricher>();

        await instance.DisposeAsync();

        Assert.True(((ClingingEnricher)instance.Stage).Own.IsDisposed);
        Assert.Equal(("plugin/office/hq", "enricher 'hq' failed while it was closed: the file is gone"), Assert.Single(_loggers.Lines));
    }

    [Fact]
    public void Create_IncompleteServices_AreFoundBeforeTheyAreUsed()
    {
        var exception = Assert.Throws<PipelineException>(() => Create(typeof(ServedEnricher), null, typeof(IncompleteServices)));

        Assert.StartsWith("acme.yaml(7,5): error FH0205: enricher 'acme' could not be created: ", Assert.Single(exception.Diagnostics).ToString(), StringComparison.Ordinal);
        Assert.Contains("Unable to resolve service for type 'System.Net.Http.HttpClient'", exception.Message, StringComparison.Ordinal);
    }

    private Component Create(Type type, object? options, Type? services = null, string? state = null, bool isCapture = true)
    {
        var pipeline = new PipelineDefinition { Name = "office", Directory = "/pipelines", Inputs = [], Decoders = [], Exporters = [] };
        var mode = new RunMode { IsCapture = isCapture, StateDirectory = state };
        var definition = new ComponentDefinition
        {
            Plugin = new PluginType("acme", PluginKind.Enricher, type, options?.GetType(), services, "/plugins/acme"),
            InstanceName = "hq",
            Options = options,
            Position = new SourcePosition("acme.yaml", 7, 5),
        };
        return new ComponentFactory(pipeline, mode, _loggers, _time, _state).Create(definition);
    }

    internal sealed class CuriousEnricher(
        SiteOptions options,
        PluginContext context,
        ElementRegistry elements,
        TimeProvider time,
        ILogger<CuriousEnricher> logger,
        System.Diagnostics.Metrics.Meter meter) : IEnricher
    {
        public SiteOptions Options { get; } = options;

        public PluginContext Context { get; } = context;

        public ElementRegistry Elements { get; } = elements;

        public TimeProvider Time { get; } = time;

        public ILogger Logger { get; } = logger;

        public System.Diagnostics.Metrics.Meter Meter { get; } = meter;

        public EnrichBatch? Bind(SchemaBuilder schema) => null;
    }

    internal sealed class ThrowingEnricher : IEnricher
    {
        public ThrowingEnricher() => throw new InvalidOperationException("the table is upside down");

        public EnrichBatch? Bind(SchemaBuilder schema) => null;
    }

    internal sealed class LateThrowingEnricher : IEnricher
    {
        public LateThrowingEnricher(AsyncService service) => throw new InvalidOperationException($"the service came, the table did not: {service}");

        public EnrichBatch? Bind(SchemaBuilder schema) => null;
    }

    internal sealed class AsyncService : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    internal sealed class AsyncServices : IPluginServices
    {
        public void ConfigureServices(IServiceCollection services) => services.AddScoped<AsyncService>();
    }

    internal sealed class ClingingEnricher(OwnService own) : IEnricher, IAsyncDisposable
    {
        public OwnService Own { get; } = own;

        public EnrichBatch? Bind(SchemaBuilder schema) => null;

        public ValueTask DisposeAsync() => throw new InvalidOperationException("the file is gone");
    }

    internal sealed class ExplainingEnricher : IEnricher
    {
        public ExplainingEnricher() => throw new PluginException("There is no city.mmdb. Download it first.");

        public EnrichBatch? Bind(SchemaBuilder schema) => null;
    }

    internal sealed class GreedyEnricher(HttpClient client) : IEnricher
    {
        public HttpClient Client { get; } = client;

        public EnrichBatch? Bind(SchemaBuilder schema) => null;
    }
}
