namespace FlowHost.Decoders.NetFlow.Templates;

/// <summary>The place of an agent's templates.</summary>
internal sealed class AgentSlot
{
    public AgentTemplates? Templates { get; set; }
}
