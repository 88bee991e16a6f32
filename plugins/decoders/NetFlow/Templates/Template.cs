using FlowHost.Sdk;

namespace FlowHost.Decoders.NetFlow.Templates;

/// <summary>A template as a device sent it, and how to decode with it.</summary>
/// <param name="Wire">Its octets: an identical one costs a comparison.</param>
/// <param name="Plan">The compiled form.</param>
internal sealed record Template(byte[] Wire, TemplatePlan Plan);
