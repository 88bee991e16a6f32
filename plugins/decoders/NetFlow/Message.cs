using FlowHost.Decoders.NetFlow.Templates;
using FlowHost.Sdk;

namespace FlowHost.Decoders.NetFlow;

/// <summary>A message, for its sets.</summary>
/// <param name="Agent">The device's templates.</param>
/// <param name="Key">What its templates belong to.</param>
/// <param name="Source">What its records have in common.</param>
internal readonly record struct Message(AgentTemplates Agent, TemplateKey Key, RecordSource Source);
