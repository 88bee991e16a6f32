namespace FlowHost.Sdk;

/// <summary>Marks a column of structured data (RFC 6313): <c>Column&lt;FlowList&gt;</c>. Values are read with <see cref="ListReader"/>.</summary>
public readonly struct FlowList;
