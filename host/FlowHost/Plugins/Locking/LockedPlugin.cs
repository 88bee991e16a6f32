namespace FlowHost.Plugins.Locking;

/// <summary>A plugin's folder as it was when it was locked.</summary>
/// <param name="Ids">The ids it declared; for people, as is the version: the files decide.</param>
/// <param name="Version">Its own version.</param>
/// <param name="Files">SHA-256 in hexadecimal, by the path in the folder, with <c>/</c> between its parts.</param>
internal sealed record LockedPlugin(IReadOnlyList<string> Ids, string Version, IReadOnlyDictionary<string, string> Files);
