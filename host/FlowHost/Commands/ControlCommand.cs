using System.CommandLine;
using FlowHost.Control;
using FlowHost.Control.Client;

namespace FlowHost.Commands;

/// <summary>What commands that ask a running host have in common: they find it, end with Ctrl+C, and say what to do when it does not answer.</summary>
internal static class ControlCommand
{
    /// <summary>Asks the host that the command line names.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="control">The option that names it.</param>
    /// <param name="ask">Asks it, and returns an exit code.</param>
    /// <returns>An exit code.</returns>
    public static async Task<int> RunAsync(ParseResult parsed, Option<string> control, Func<ControlClient, CancellationToken, Task<int>> ask)
    {
        var text = parsed.GetValue(control) ?? ControlOptions.Default;
        if (!ControlOptions.TryParse(text, out var address))
        {
            throw new UsageException($"--control {text}: expected ADDRESS:PORT, such as {ControlOptions.Default}");
        }
        using var signals = new StopSignals();
        using var client = new ControlClient(address);
        try
        {
            return await ask(client, signals.Token);
        }
        catch (OperationCanceledException) when (signals.Token.IsCancellationRequested)
        {
            return ExitCodes.Ok;
        }
        catch (ControlException exception)
        {
            parsed.InvocationConfiguration.Error.WriteLine(exception.Message);
            return ExitCodes.Failure;
        }
    }
}
