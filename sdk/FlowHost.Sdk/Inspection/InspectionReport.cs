namespace FlowHost.Sdk;

/// <summary>What some devices send: the whole of <c>flowhost inspect</c>.</summary>
/// <param name="Source">The capture's file name, or the name of the running pipeline.</param>
public sealed record InspectionReport(string Source)
{
    /// <summary>Whether it was read from a capture; otherwise from a running host.</summary>
    public bool IsCapture { get; init; }

    /// <summary>When the report was made.</summary>
    public DateTimeOffset Made { get; init; }

    /// <summary>The host that made it: <c>FlowHost 0.1.0</c>.</summary>
    public string Maker { get; init; } = "";

    /// <summary>Where records came fast, one batch in so many was looked at for fill rates and samples; 1: all.</summary>
    public int BatchesOneIn { get; init; } = 1;

    /// <summary>Datagrams that came in, those that no decoder took included; of a report of some devices only, theirs.</summary>
    public long Datagrams { get; init; }

    /// <summary>Records that were decoded, those of <see cref="OtherAgents"/> included.</summary>
    public long Records { get; init; }

    /// <summary>When the first message of a device was received; null when there are no devices.</summary>
    public DateTimeOffset? First { get; init; }

    /// <summary>When the last message of a device was received; null when there are no devices.</summary>
    public DateTimeOffset? Last { get; init; }

    /// <summary>Datagrams that were dropped.</summary>
    public IReadOnlyList<DropSection> Drops { get; init; } = [];

    /// <summary>The devices, those with problems first.</summary>
    public IReadOnlyList<AgentReport> Agents { get; init; } = [];

    /// <summary>Devices that are left out, because there are too many for one report.</summary>
    public long OtherAgents { get; init; }

    /// <summary>What rules and limits left out, in plain words.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];
}
