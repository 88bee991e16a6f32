namespace FlowHost.Decoders.NetFlow;

/// <summary>What a message held.</summary>
/// <param name="IsMalformed">Whether a set lied about its length: what is behind it could not be found.</param>
/// <param name="Records">How many records; null when a set could not be decoded, so that nobody knows.</param>
internal readonly record struct SetsResult(bool IsMalformed, int? Records);
