namespace FlowHost.Control.Client;

/// <summary>A line of <c>flowhost top</c>.</summary>
/// <param name="Pipeline">The pipeline.</param>
/// <param name="Kind"><c>stage</c>, <c>exporter</c> or <c>agent</c>.</param>
/// <param name="Name">Which.</param>
/// <param name="PerSecond">What came since the last look: datagrams, sets, templates or records.</param>
/// <param name="Total">What came since the start.</param>
/// <param name="DroppedPerSecond">What was dropped since the last look.</param>
/// <param name="Dropped">What was dropped since the start.</param>
/// <param name="Note">What else there is to say.</param>
internal sealed record RateRow(
    string Pipeline, string Kind, string Name, double PerSecond, long Total, double DroppedPerSecond, long Dropped, string Note);
