using System.CommandLine;
using System.Net;
using FlowHost.Control;

namespace FlowHost.Commands;

/// <summary>The options of <c>run</c> that say where the control endpoint listens.</summary>
internal static class ControlArguments
{
    public static Option<string> Address() => new("--control")
    {
        Description = $"Where the host can be watched: /status, /metrics, /livez, /readyz. Port 0 is any free one, {ControlOptions.Off} is none. Default: {ControlOptions.Default}.",
        HelpName = "ADDRESS:PORT",
    };

    public static Option<bool> AllowRemote() => new("--control-allow-remote")
    {
        Description = "Let --control be an address that other machines reach. There is no authentication: let a firewall or a proxy say who may.",
    };

    /// <summary>For commands that ask a running host.</summary>
    public static Option<string> Host() => new("--control")
    {
        Description = $"The control endpoint of the host to ask. Default: {ControlOptions.Default}.",
        HelpName = "ADDRESS:PORT",
    };

    /// <summary>For commands that ask about one pipeline of it.</summary>
    public static Option<string?> Pipeline() => new("--pipeline") { Description = "Which pipeline, when several run.", HelpName = "NAME" };

    /// <summary>A query of what was given.</summary>
    public static string Query(params ReadOnlySpan<(string Name, string?[] Values)> parts)
    {
        var query = new List<string>();
        foreach (var (name, values) in parts)
        {
            query.AddRange(values.OfType<string>().Select(value => $"{name}={Uri.EscapeDataString(value)}"));
        }
        return string.Join('&', query);
    }

    /// <summary>What both say; null: no endpoint.</summary>
    /// <exception cref="UsageException">They make no sense.</exception>
    public static ControlOptions? Read(string? address, bool allowRemote)
    {
        if (address == ControlOptions.Off)
        {
            return null;
        }
        if (!ControlOptions.TryParse(address ?? ControlOptions.Default, out var parsed))
        {
            throw new UsageException($"--control {address}: expected ADDRESS:PORT, such as {ControlOptions.Default} or [::1]:8056, or {ControlOptions.Off}");
        }
        return allowRemote || IPAddress.IsLoopback(parsed.Address)
            ? new ControlOptions(parsed)
            : throw new UsageException(
                $"--control {address}: other machines reach that address, and the endpoint has no authentication. Add --control-allow-remote if that is meant.");
    }
}
