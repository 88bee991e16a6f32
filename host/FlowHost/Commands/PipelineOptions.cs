using System.CommandLine;
using System.Globalization;

namespace FlowHost.Commands;

/// <summary>Options that several commands share.</summary>
internal static class PipelineOptions
{
    /// <summary>The pipeline's file.</summary>
    public static Option<string> Pipeline() => new("-c", "--config")
    {
        Description = "The pipeline's YAML file.",
        HelpName = "FILE",
        Required = true,
    };

    /// <summary>How many datagrams are processed in one go.</summary>
    public static Option<int?> Burst() => new("--burst")
    {
        Description = "How many datagrams are processed in one go; the records are the same whatever it is.",
        HelpName = "N",
        CustomParser = result =>
        {
            if (int.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var burst) && burst > 0)
            {
                return burst;
            }
            result.AddError($"--burst must be an integer from 1, not '{result.Tokens[0].Value}'.");
            return null;
        },
    };

    /// <summary>Where plugins keep their state.</summary>
    /// <param name="otherwise">Words for the default.</param>
    public static Option<string?> State(string otherwise) => new("--state")
    {
        Description = $"The folder for what survives a restart. Default: {otherwise}.",
        HelpName = "DIR",
    };

    /// <summary>The capture to read.</summary>
    public static Argument<string> Capture() => new("FILE") { Description = "A capture: pcap or pcapng; - is standard input." };
}
