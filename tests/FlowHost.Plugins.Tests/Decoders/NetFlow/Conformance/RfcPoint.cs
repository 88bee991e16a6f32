namespace FlowHost.Plugins.Tests.Decoders.NetFlow.Conformance;

/// <summary>One thing that an RFC asks of a collector. It is met when a test carries its name and nothing is said against it.</summary>
/// <param name="Name">The section, with a number behind it where the section asks several things.</param>
/// <param name="Level">How it is worded.</param>
/// <param name="Text">What is asked, in a line.</param>
internal sealed record RfcPoint(string Name, RfcLevel Level, string Text)
{
    /// <summary>The transports that the checklist names.</summary>
    public string Transports { get; init; } = "";

    /// <summary>Why it is not counted at all.</summary>
    public string? OutOfScope { get; init; }

    /// <summary>What is done instead, or not at all.</summary>
    public string? NotMet { get; init; }

    /// <summary>Where the two RFCs differ, or what else one has to know.</summary>
    public string? Note { get; init; }

    public string Section => Name.Split('-')[0];
}
