namespace FlowHost.Sdk;

/// <summary>One name of the output: what exporters write. Repeats are grouped already, and groups stand together.</summary>
/// <param name="Name">
/// The last part of the name: <c>Country</c>. Of two elements with one name the one of the higher enterprise or id has both behind it:
/// <c>initiatorPackets_e9id9265</c>.
/// </param>
/// <param name="Group">The parts before it, <c>Location_B</c>; null when there are none.</param>
/// <param name="Columns">Indexes into <see cref="FlowSchema.Fields"/>: several when a template repeats the element, in order.</param>
public sealed record OutputField(string Name, string? Group, IReadOnlyList<int> Columns)
{
    /// <summary>Group and name: <c>Location_B.Country</c>.</summary>
    public string FullName => Group is null ? Name : $"{Group}.{Name}";
}
