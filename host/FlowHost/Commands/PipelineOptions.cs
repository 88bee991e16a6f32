using System.CommandLine;

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
    public static Option<int?> Burst()
    {
        var option = new Option<int?>("--burst")
        {
            Description = "How many datagrams are processed in one go; the records are the same whatever it is.",
            HelpName = "N",
        };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && int.TryParse(token.Value, out var burst) && burst < 1)
            {
                result.AddError("--burst must be at least 1.");
            }
        });
        return option;
    }

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
