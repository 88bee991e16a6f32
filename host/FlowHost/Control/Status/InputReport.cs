namespace FlowHost.Control.Status;

/// <summary>An input.</summary>
/// <param name="Name">Its entry's name.</param>
/// <param name="State"><c>open</c>, <c>failed</c> or <c>missing</c>: it could not be opened.</param>
/// <param name="Endpoints">What it listens to or reads.</param>
internal sealed record InputReport(string Name, string State, IReadOnlyList<string> Endpoints);
