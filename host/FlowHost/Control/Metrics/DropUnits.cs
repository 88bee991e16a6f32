using System.Text.Json;
using FlowHost.Pipelines;
using FlowHost.Sdk;

namespace FlowHost.Control.Metrics;

/// <summary>
/// Which reason can be counted of what. Counters that can happen are shown while they are 0: a rate over the first drop needs to see it come.
/// </summary>
internal static class DropUnits
{
    /// <summary>Series of a pipeline at most.</summary>
    public static readonly int Series = Enum.GetValues<DropReason>().Length * Enum.GetValues<LedgerUnit>().Length;

    private static readonly Dictionary<DropReason, string> Words =
        Enum.GetValues<DropReason>().ToDictionary(reason => reason, reason => JsonNamingPolicy.SnakeCaseLower.ConvertName(reason.ToString()));

    /// <summary>A reason as metrics and answers spell it: <c>no_template</c>.</summary>
    public static string Word(DropReason reason) => Words[reason];

    public static bool CanHappen(DropReason reason, LedgerUnit unit) => reason switch
    {
        DropReason.SocketOverflow or DropReason.Truncated or DropReason.UnknownVersion or DropReason.UnauthorisedSource or DropReason.AgentLimit
            or DropReason.RateLimited or DropReason.ConnectionLimit => unit == LedgerUnit.Datagrams,
        DropReason.Malformed or DropReason.DecodeError => unit is LedgerUnit.Datagrams or LedgerUnit.Sets,
        DropReason.NoTemplate or DropReason.HoldLimit or DropReason.SchemaLimit or DropReason.RecordLimit or DropReason.UnknownSet =>
            unit == LedgerUnit.Sets,
        DropReason.TemplateRejected or DropReason.WithdrawalIgnored => unit == LedgerUnit.Templates,
        DropReason.BreakerOpen or DropReason.ShutdownDeadline => unit is LedgerUnit.Datagrams or LedgerUnit.Records,
        DropReason.PluginError or DropReason.Filtered or DropReason.QueueFull or DropReason.SinkRejected or DropReason.ReaderGone =>
            unit == LedgerUnit.Records,
        _ => false,
    };
}
