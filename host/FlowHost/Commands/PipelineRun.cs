using System.CommandLine;
using FlowHost.Configuration;
using FlowHost.Control;
using FlowHost.Inspection;
using FlowHost.Inspection.Profiling;
using FlowHost.Pipelines;
using Microsoft.Extensions.Logging;

namespace FlowHost.Commands;

/// <summary>What <c>run</c>, <c>replay</c> and <c>decode</c> have in common: load the pipeline, run it, say what went wrong.</summary>
internal sealed class PipelineRun(ParseResult command, LogLevel logLevel)
{
    private const int BatchesOneIn = 64;

    /// <summary>Loads the pipelines; null when one of them has errors.</summary>
    public delegate IReadOnlyList<PipelineDefinition>? LoadAll(PipelineLoader loader, DiagnosticBag diagnostics);

    /// <summary>Loads a pipeline; null when it has errors.</summary>
    public delegate PipelineDefinition? Load(PipelineLoader loader, DiagnosticBag diagnostics);

    /// <summary>Follows a run that has started, until it is done.</summary>
    public delegate Task<int> Watch(Func<RunProgress> progress, Task<int> run);

    /// <summary>Whether plugin folders that cannot be used are worth a warning.</summary>
    public bool WarnOfPlugins { get; init; }

    /// <summary>Shows progress; null: nothing is shown.</summary>
    public Watch? OnRun { get; init; }

    /// <summary>Where the run can be watched; null: nowhere.</summary>
    public ControlOptions? Control { get; init; }

    /// <summary>Carries it out.</summary>
    /// <returns>An exit code.</returns>
    public Task<int> InvokeAsync(Load load, RunMode mode) =>
        InvokeAsync((loader, diagnostics) => load(loader, diagnostics) is { } pipeline ? [pipeline] : null, mode);

    /// <summary>Carries it out, for several pipelines.</summary>
    /// <returns>An exit code.</returns>
    public async Task<int> InvokeAsync(LoadAll load, RunMode mode)
    {
        var errors = command.InvocationConfiguration.Error;
        var catalog = GlobalOptions.CatalogOf(command);
        var diagnostics = new DiagnosticBag();
        var pipelines = load(new PipelineLoader(catalog, Environment.GetEnvironmentVariable), diagnostics);
        DiagnosticPrinter.Print(diagnostics.Items, errors);
        if (WarnOfPlugins)
        {
            DiagnosticPrinter.PrintWarnings(catalog, errors);
        }
        else
        {
            DiagnosticPrinter.PrintLockWarnings(catalog, errors);
        }
        if (pipelines is null)
        {
            return ExitCodes.BadPipeline;
        }
        using var loggers = GlobalOptions.LoggersOf(command, logLevel);
        using var signals = new StopSignals();
        var rules = Control is null ? null : RuleSet.Load(catalog);
        PipelineRunner[] runners = [.. pipelines.Select(pipeline => new PipelineRunner(pipeline, Watched(mode, rules), loggers, TimeProvider.System))];
        var run = PipelineRunner.RunAllAsync(runners, signals.Token);
        await using var control = Control is { } options ? Serve(options, runners, rules!, loggers) : null;
        return await (OnRun is null ? run : OnRun(() => runners[0].Progress, run));
    }

    // Who can be asked looks at some of the records: one batch in so many.
    private static RunMode Watched(RunMode mode, RuleSet? rules) =>
        rules is null ? mode : mode with { Profiler = new Profiler(BatchesOneIn, rules.Measures, TimeProvider.System) };

    // Apart, so that commands without it do not load the web server.
    private static ControlServer Serve(ControlOptions options, PipelineRunner[] runners, RuleSet rules, ILoggerFactory loggers) =>
        new ControlServer(options, runners, rules, loggers, TimeProvider.System);
}
