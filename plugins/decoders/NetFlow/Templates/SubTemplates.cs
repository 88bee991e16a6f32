using FlowHost.Sdk;

namespace FlowHost.Decoders.NetFlow.Templates;

/// <summary>The templates that lists in records name, looked up as that of the set is. One object serves all messages of a decoder.</summary>
internal sealed class SubTemplates : ISubTemplates
{
    private AgentTemplates? _agent;
    private TemplateKey _key;
    private bool _mayBeOtherPort;

    /// <summary>Tells where the records come from that are decoded next.</summary>
    public SubTemplates Of(AgentTemplates agent, TemplateKey key, TemplateKeyPolicy policy)
    {
        _agent = agent;
        _key = key;
        _mayBeOtherPort = policy == TemplateKeyPolicy.Auto;
        return this;
    }

    /// <inheritdoc/>
    public TemplatePlan? Find(ushort templateId) =>
        (_agent?.Find(_key, templateId) ?? (_mayBeOtherPort ? _agent?.FindByOtherPort(_key, templateId) : null))?.Plan;
}
