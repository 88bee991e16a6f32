namespace FlowHost.Sdk;

/// <summary>Marks a text column: <c>Column&lt;Text&gt;</c>. Values are UTF-8 spans and <see cref="SharedText"/>, never strings.</summary>
public readonly struct Text;
