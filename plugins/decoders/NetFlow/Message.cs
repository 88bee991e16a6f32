using FlowHost.Decoders.NetFlow.Templates;
using FlowHost.Sdk;

namespace FlowHost.Decoders.NetFlow;

/// <summary>A message, for its sets. A decoder uses one object for all that it reads: copies cost as much as decoding a record.</summary>
internal sealed class Message
{
    private RecordSource _source;

    /// <summary>The device's templates.</summary>
    public AgentTemplates Agent { get; private set; } = null!;

    /// <summary>What its templates belong to.</summary>
    public TemplateKey Key { get; private set; }

    /// <summary>What its records have in common.</summary>
    public ref readonly RecordSource Source => ref _source;

    /// <summary>Makes it the one that is read next.</summary>
    public Message Set(AgentTemplates agent, TemplateKey key, in RecordSource source)
    {
        Agent = agent;
        Key = key;
        _source = source;
        return this;
    }
}
