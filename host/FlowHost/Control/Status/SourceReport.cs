namespace FlowHost.Control.Status;

/// <summary>What a device sent with one protocol version in one observation domain.</summary>
/// <param name="Version">The protocol version: 5, 9 or 10.</param>
/// <param name="Domain">The observation domain; null: all that have no account of their own.</param>
/// <param name="Messages">Messages.</param>
/// <param name="Sets">Sets of every kind.</param>
/// <param name="HeldSets">Sets that wait for their template.</param>
/// <param name="Templates">Definitions of templates, repetitions left out.</param>
/// <param name="Records">Records that were decoded.</param>
/// <param name="Dropped">Sets and templates that were dropped, by reason.</param>
/// <param name="Sequence">What its sequence numbers say.</param>
/// <param name="CompletenessPercent">What arrived of what it sent; null when the numbers say nothing yet.</param>
internal sealed record SourceReport(
    int Version,
    uint? Domain,
    long Messages,
    long Sets,
    long HeldSets,
    long Templates,
    long Records,
    IReadOnlyDictionary<string, long> Dropped,
    SequenceReport Sequence,
    double? CompletenessPercent);
