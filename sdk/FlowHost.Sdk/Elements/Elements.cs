namespace FlowHost.Sdk;

/// <summary>
/// The elements of the IANA registry (RFC 7012), and those without an enterprise number that Cisco devices send. An enricher asks a schema
/// for them: <c>schema.TryGet(Elements.ProtocolIdentifier, out var protocol)</c>.
/// </summary>
public static partial class Elements;
