using FlowHost.Pipelines;
using Spectre.Console;

namespace FlowHost.Commands;

/// <summary>The progress bar of <c>replay</c>, on stderr.</summary>
internal static class ReplayProgress
{
    /// <summary>Draws the bar until the run is done.</summary>
    public static async Task<int> WatchAsync(Func<RunProgress> progress, Task<int> run)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        await console.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
            .StartAsync(async context =>
            {
                var task = context.AddTask("starting", maxValue: 1);
                do
                {
                    var (fraction, datagrams, records) = progress();
                    task.IsIndeterminate = fraction is null;
                    task.Value = fraction ?? 0;
                    task.Description = $"{datagrams} datagrams, {records} records";
                }
                while (await Task.WhenAny(run, Task.Delay(100)) != run);
            });
        return await run;
    }
}
