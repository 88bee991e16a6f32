namespace FlowHost.Sdk;

/// <summary>How often something was dropped for a reason.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Unit">What.</param>
/// <param name="Count">How often.</param>
public sealed record DropSection(DropReason Reason, DropUnit Unit, long Count);
