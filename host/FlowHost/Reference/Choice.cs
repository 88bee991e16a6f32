namespace FlowHost.Reference;

/// <summary>One of the words that an option may be.</summary>
/// <param name="Word">As users write it.</param>
/// <param name="Meaning">What it does; empty when its author did not say.</param>
internal sealed record Choice(string Word, string Meaning);
