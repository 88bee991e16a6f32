namespace FlowHost.Sdk;

/// <summary>What a rule found out about a device, in plain words. Every statement must be true for what was seen: better say less.</summary>
/// <param name="Severity">How much it matters.</param>
/// <param name="Text">What was seen, a sentence or two: <c>Data for template 260 of domain 0 came (14 sets), its template never did.</c></param>
public sealed record Finding(FindingSeverity Severity, string Text)
{
    /// <summary>What mends it; commands of a device stand between <c>`</c>. Null: nothing has to be mended.</summary>
    public string? Remedy { get; init; }
}
