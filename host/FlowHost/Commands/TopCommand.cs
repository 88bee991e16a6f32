using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using FlowHost.Control.Client;
using FlowHost.Control.Status;
using Spectre.Console;

namespace FlowHost.Commands;

/// <summary><c>flowhost top</c></summary>
internal static class TopCommand
{
    private const int Agents = 20;

    // A table in a file or a pipe is as wide as it needs to be.
    private const int FileWidth = 200;

    public static Command Create()
    {
        var control = ControlArguments.Host();
        var once = new Option<bool>("--once") { Description = "Show the rates of one interval, and end." };
        var json = new Option<bool>("--json") { Description = "Write a JSON object per interval, one a line." };
        var interval = new Option<double?>("--interval")
        {
            Description = "Seconds between two looks, 0.1 to 3600. Default: 1.",
            HelpName = "SECONDS",
            CustomParser = result =>
            {
                if (double.TryParse(result.Tokens[0].Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 0.1 and <= 3600)
                {
                    return seconds;
                }
                result.AddError($"--interval must be a number from 0.1 to 3600, not '{result.Tokens[0].Value}'.");
                return null;
            },
        };
        var command = new Command("top", "Show live rates of a running host: by stage, exporter and device.") { control, once, json, interval };
        command.SetAction((parsed, _) => ControlCommand.RunAsync(parsed, control, async (client, stop) =>
        {
            var output = parsed.InvocationConfiguration.Output;
            var pause = TimeSpan.FromSeconds(parsed.GetValue(interval) ?? 1);
            var isOnce = parsed.GetValue(once);
            var asJson = parsed.GetValue(json);
            if (asJson || isOnce || Console.IsOutputRedirected)
            {
                await WatchAsync(client, pause, isOnce, rates => Write(rates, output, asJson), stop);
                return ExitCodes.Ok;
            }
            var table = new Table();
            await AnsiConsole.Live(table).StartAsync(live => WatchAsync(client, pause, isOnce, rates => live.UpdateTarget(RatesTable.Make(rates)), stop));
            return ExitCodes.Ok;
        }));
        return command;
    }

    private static async Task WatchAsync(ControlClient client, TimeSpan pause, bool isOnce, Action<Rates> show, CancellationToken stop)
    {
        StatusReport before = await client.StatusAsync(Agents, stop);
        do
        {
            await Task.Delay(pause, stop);
            var after = await client.StatusAsync(Agents, stop);
            show(Rates.Between(before, after));
            before = after;
        }
        while (!isOnce);
    }

    private static void Write(Rates rates, TextWriter output, bool asJson)
    {
        if (asJson)
        {
            output.WriteLine(JsonSerializer.Serialize(rates, RatesJson.Default.Rates));
        }
        else
        {
            var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });
            console.Profile.Width = Console.IsOutputRedirected ? FileWidth : console.Profile.Width;
            console.Write(RatesTable.Make(rates));
        }
        output.Flush();
    }
}
