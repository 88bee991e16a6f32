using FlowHost.Decoders.NetFlow.Templates;
using FlowHost.Sdk;

namespace FlowHost.Decoders.NetFlow.Holding;

/// <summary>A data set that waits for its template.</summary>
/// <param name="Agent">Whose it is.</param>
/// <param name="Key">What its template belongs to.</param>
/// <param name="Id">The template's id.</param>
/// <param name="Source">What its records have in common.</param>
/// <param name="Content">The set behind its header.</param>
/// <param name="IsNew">Whether the agent was not established when it came.</param>
internal sealed record HeldSet(AgentTemplates Agent, TemplateKey Key, ushort Id, RecordSource Source, byte[] Content, bool IsNew)
{
    private const int Overhead = 200;

    /// <summary>Roughly the memory that it takes.</summary>
    public int Size => SizeOf(Content.Length);

    /// <summary>Roughly the memory that a set of so many octets takes.</summary>
    public static int SizeOf(int octets) => Overhead + octets;
}
