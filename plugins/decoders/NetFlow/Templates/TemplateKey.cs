using FlowHost.Sdk;

namespace FlowHost.Decoders.NetFlow.Templates;

/// <summary>What a template belongs to, within one agent and protocol version (RFC 7011 section 8: transport session and observation domain).</summary>
internal readonly record struct TemplateKey(Transport Transport, ushort ListenPort, ushort SourcePort, uint Domain)
{
    /// <summary>The same stream of templates, had the device used another port. Devices behind one address are told apart by the port they send to.</summary>
    public bool DiffersInSourcePortOnly(TemplateKey other) => this with { SourcePort = other.SourcePort } == other;
}
