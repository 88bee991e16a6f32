namespace FlowHost.Sdk;

/// <summary>Marks an octets column: <c>Column&lt;Octets&gt;</c>. Values are byte spans.</summary>
public readonly struct Octets;
