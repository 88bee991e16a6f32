using System.Diagnostics;
using FlowHost.Configuration;
using FlowHost.Configuration.Keys;
using FlowHost.Pipelines;
using FlowHost.Plugins;
using FlowHost.Tests.Pipelines.Support;
using FlowHost.Tests.Support;
using static FlowHost.Tests.Pipelines.Support.TestDatagrams;

namespace FlowHost.Tests.Pipelines;

/// <summary>A pipeline from start to stop, with stages that misbehave. The limits in time are the contract's: a stop ends within 10 s.</summary>
public sealed class PipelineRunnerTests : IDisposable
{
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(10);

    private readonly RecordingLoggerFactory _loggers = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly FakeStages _stages = new();
    private readonly ManualResetEventSlim _never = new();

    public void Dispose()
    {
        _never.Set();
        _stop.Dispose();
        _loggers.Dispose();
    }

    [Fact]
    public async Task Run_Stopped_WritesWhatIsUnderWayAndSaysSo()
    {
        _stages.OnRun = (sink, stop) =>
        {
            FakeStages.Send(sink, Datagram(Flows(7, 3)));
            _stop.Cancel();
        };

        Assert.Equal(0, await RunAsync());

        Assert.Contains(Lines, line => line.EndsWith("1 datagrams, 1 sets, 3 records. Dropped: nothing. Exporters: out records 3.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Stop_WhileAnInputOpens_EndsAtOnce()
    {
        _stages.OnOpen = () =>
        {
            _stop.Cancel();
            _never.Wait(TestContext.Current.CancellationToken);
        };

        Assert.Equal(0, await RunAsync());

        Assert.Contains("'in', which was being opened, did not end within the time to stop; the process ends without it.", Lines);
    }

    [Fact]
    public async Task Stop_WhileAnExporterOpens_IsNoFailure()
    {
        _stages.OnOpenExporter = stop =>
        {
            _stop.Cancel();
            return Task.Delay(Timeout.Infinite, stop);
        };

        Assert.Equal(0, await RunAsync());

        Assert.Empty(Lines);
    }

    [Fact]
    public async Task Stop_WithPluginsThatHang_EndsInTimeAndCountsEveryRecord()
    {
        _stages.OnEnrich = _ => _never.Wait();
        _stages.OnDispose = () => _never.Wait();
        _stages.OnRun = (sink, _) =>
        {
            _stop.CancelAfter(TimeSpan.FromMilliseconds(100));
            FakeStages.Send(sink, Datagram(Flows(7, 3), Interface(7, "ge-0/0")), Datagram(Flows(8)));
        };
        var watch = Stopwatch.StartNew();

        Assert.Equal(0, await RunAsync(exporters: 4));

        Assert.True(watch.Elapsed < StopLimit, watch.Elapsed.ToString());
        // The rows of both layouts are open when the enricher hangs: all five are lost, and counted.
        Assert.Contains(Lines, line => line.Contains("2 datagrams, 3 sets, 5 records. Dropped: ShutdownDeadline 5 records.", StringComparison.Ordinal));
        Assert.Single(Lines, line => line.StartsWith("An input, or a plugin that it waits for, did not end", StringComparison.Ordinal));
    }

    [Fact]
    public async Task RunAll_OneThatCannotOpen_StopsTheOthers()
    {
        var failing = new FakeStages { OnOpen = () => throw new IOException("port 2055 is busy") };

        var code = await PipelineRunner.RunAllAsync([Runner("good", _stages, 1), Runner("bad", failing, 1)], _stop.Token);

        Assert.Equal(1, code);
        Assert.Contains("Input 'in': port 2055 is busy", Lines);
        Assert.Contains("Pipeline 'bad' has failed; the others of this process are stopped.", Lines);
    }

    private IEnumerable<string> Lines => _loggers.Lines.Select(line => line.Text);

    private Task<int> RunAsync(int exporters = 1) => Runner("office", _stages, exporters).RunAsync(_stop.Token);

    private PipelineRunner Runner(string name, FakeStages stages, int exporters) => new(
        new PipelineDefinition
        {
            Name = name,
            Directory = "/",
            Inputs = [Component<FakeInput>("in", PluginKind.Input, stages)],
            Decoders = [new ComponentDefinition { Plugin = Plugin<TestDecoder>(PluginKind.Decoder), InstanceName = "test", Options = null, Position = SourcePosition.None }],
            Enrichers = [Component<FakeStages.Enricher>("hang", PluginKind.Enricher, stages)],
            Exporters = [.. Enumerable.Range(1, exporters).Select(i => new ExporterDefinition
            {
                Plugin = Plugin<FakeStages.Exporter>(PluginKind.Exporter),
                InstanceName = exporters == 1 ? "out" : $"out-{i}",
                Options = stages,
                Position = SourcePosition.None,
                Keys = new ExporterKeys(),
            })],
        },
        new RunMode { IsCapture = false },
        _loggers,
        TimeProvider.System);

    private static ComponentDefinition Component<T>(string name, PluginKind kind, FakeStages stages) =>
        new() { Plugin = Plugin<T>(kind), InstanceName = name, Options = stages, Position = SourcePosition.None };

    private static PluginType Plugin<T>(PluginKind kind) => new(typeof(T).Name, kind, typeof(T), typeof(FakeStages), null, "/");
}
