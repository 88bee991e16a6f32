using System.CommandLine;
using System.Globalization;

namespace FlowHost.Commands;

/// <summary>Options that several commands share.</summary>
internal static class PipelineOptions
{
    private const string CaptureDescription = "A capture: pcap or pcapng; - is standard input.";

    // As many datagrams of the longest kind as 4 GiB hold; more in one go gains nothing.
    private const int MaxBurst = 65_536;

    /// <summary>The pipeline's file.</summary>
    public static Option<string> Pipeline() => new("-c", "--config")
    {
        Description = "The pipeline's YAML file.",
        HelpName = "FILE",
        Required = true,
    };

    /// <summary>The files of one or several pipelines.</summary>
    public static Option<string[]> Pipelines() => new("-c", "--config")
    {
        Description = "A pipeline's YAML file; may be given several times, for several pipelines in one process.",
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
            if (int.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var burst) && burst is > 0 and <= MaxBurst)
            {
                return burst;
            }
            result.AddError($"--burst must be an integer from 1 to {MaxBurst}, not '{result.Tokens[0].Value}'.");
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
    public static Argument<string> Capture() => new("FILE") { Description = CaptureDescription };

    /// <summary>The same, for a command that can do without.</summary>
    public static Argument<string?> OptionalCapture() => new("FILE") { Description = CaptureDescription, Arity = ArgumentArity.ZeroOrOne };
}
