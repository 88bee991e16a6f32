namespace FlowHost.Sdk;

/// <summary>One row of an element table.</summary>
/// <param name="Enterprise">The private enterprise number; 0 is IANA, 9 is Cisco.</param>
/// <param name="Id">The element id, without the enterprise bit.</param>
/// <param name="Name">The name, as it appears in every output.</param>
/// <param name="Type">The abstract type.</param>
/// <param name="Units">The unit of measurement; empty when it has none.</param>
public sealed record ElementInfo(uint Enterprise, ushort Id, string Name, ElementType Type, string Units = "");
