namespace FlowHost.Pipelines;

/// <summary>How far a run is.</summary>
/// <param name="Fraction">How much of the inputs has been read, 0 to 1; null when they have no end.</param>
/// <param name="Datagrams">Datagrams received so far.</param>
/// <param name="Records">Records decoded so far.</param>
internal readonly record struct RunProgress(double? Fraction, long Datagrams, long Records);
