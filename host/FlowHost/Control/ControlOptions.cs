using System.Net;

namespace FlowHost.Control;

/// <summary>Where the control endpoint listens.</summary>
/// <param name="Address">The address and port; port 0: any that is free.</param>
internal sealed record ControlOptions(IPEndPoint Address)
{
    /// <summary>Not in IANA's list of services, and not Prometheus', Elasticsearch's or Kibana's.</summary>
    public const string Default = "127.0.0.1:8056";

    /// <summary>The word for no endpoint.</summary>
    public const string Off = "off";

    /// <summary>Reads <c>ADDRESS:PORT</c>; <c>localhost</c> is 127.0.0.1.</summary>
    public static bool TryParse(string text, out IPEndPoint address)
    {
        const string Localhost = "localhost:";
        var literal = text.StartsWith(Localhost, StringComparison.OrdinalIgnoreCase) ? $"127.0.0.1:{text[Localhost.Length..]}" : text;
        // Without a port there is none: an IPv6 address alone would be read as one with port 0.
        var hasPort = literal.LastIndexOf(':') is > 0 and var colon
            && (literal[0] == '[' ? literal[colon - 1] == ']' : literal.IndexOf(':', StringComparison.Ordinal) == colon);
        if (hasPort && IPEndPoint.TryParse(literal, out var parsed))
        {
            address = parsed;
            return true;
        }
        address = new IPEndPoint(IPAddress.Loopback, 0);
        return false;
    }
}
