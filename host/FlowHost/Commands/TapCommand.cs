using System.CommandLine;
using System.Globalization;
using FlowHost.Control.Client;

namespace FlowHost.Commands;

/// <summary><c>flowhost tap</c></summary>
internal static class TapCommand
{
    private const string Warning = "# warning ";

    public static Command Create()
    {
        var control = ControlArguments.Host();
        var pipeline = ControlArguments.Pipeline();
        var stage = new Option<string?>("--stage")
        {
            Description = "Where to look: decoded, enriched, or exporter:NAME for what that exporter is given. Default: enriched.",
            HelpName = "STAGE",
        };
        var agent = Several("--agent", "PREFIX", "Records of devices in this network, or with this address; may be given several times.");
        var type = Several("--type", "TYPE", "Records of this type: flow, nat, art, ...; may be given several times.");
        var field = Several("--field", "NAME=VALUE", "Records in which a field has this value; the values of one name are alternatives, names must all hold.");
        var limit = new Option<string?>("--limit") { Description = "End after so many records.", HelpName = "N" };
        var command = new Command("tap", "Write live records of a running host to stdout, one JSON object a line.")
        {
            control, pipeline, stage, agent, type, field, limit,
        };
        command.SetAction((parsed, _) => ControlCommand.RunAsync(parsed, control, (client, stop) =>
        {
            var query = ControlArguments.Query(
                ("counts", ["1"]),
                ("pipeline", [parsed.GetValue(pipeline)]),
                ("stage", [parsed.GetValue(stage)]),
                ("agent", parsed.GetValue(agent) ?? []),
                ("type", parsed.GetValue(type) ?? []),
                ("field", parsed.GetValue(field) ?? []),
                ("limit", [parsed.GetValue(limit)]));
            return CopyAsync(client, $"/tap?{query}", parsed.InvocationConfiguration, stop);
        }));
        return command;
    }

    private static Option<string[]> Several(string name, string value, string description) => new(name) { Description = description, HelpName = value };

    /// <summary>Writes the records, and at the end how many were missed.</summary>
    private static async Task<int> CopyAsync(ControlClient client, string path, InvocationConfiguration console, CancellationToken stop)
    {
        var counts = "";
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop);
        using var lines = new StreamReader(await client.OpenAsync(path, stop));
        var gone = OutputReader.GoneAsync(end.Token).ContinueWith(_ => end.CancelAsync(), TaskScheduler.Default).Unwrap();
        await console.Error.WriteLineAsync("Waiting for records. End with Ctrl+C.".AsMemory(), stop);
        try
        {
            while (await lines.ReadLineAsync(end.Token) is { } line)
            {
                if (line.StartsWith(Warning, StringComparison.Ordinal))
                {
                    await console.Error.WriteLineAsync($"warning: {line[Warning.Length..]}");
                }
                else if (line.StartsWith('#'))
                {
                    counts = line;
                    await console.Output.FlushAsync(end.Token);
                }
                else
                {
                    await console.Output.WriteLineAsync(line);
                }
            }
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            // Whoever reads the output has gone, though nothing was written.
        }
        catch (IOException)
        {
            // The host has ended, or whoever reads the output has: what was said last still holds.
        }
        finally
        {
            await end.CancelAsync();
            await gone;
            await console.Error.WriteLineAsync(Summary(counts));
        }
        return ExitCodes.Ok;
    }

    private static string Summary(string counts) =>
        counts.Split(' ') is [_, _, var seen, _, var taken, _, var missed]
            ? $"{taken} records of {seen} that passed."
                + (long.Parse(missed, CultureInfo.InvariantCulture) > 0 ? $" {missed} more came faster than they could be shown, and were not looked at." : "")
            : "No records.";
}
