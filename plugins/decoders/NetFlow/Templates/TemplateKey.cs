using FlowHost.Sdk;

namespace FlowHost.Decoders.NetFlow.Templates;

/// <summary>What a template belongs to, within one agent and protocol version (RFC 7011 section 8: transport session and observation domain).</summary>
internal readonly record struct TemplateKey(Transport Transport, ushort ListenPort, ushort SourcePort, uint Domain)
{
    /// <summary>The same stream of templates, had the device used another port.</summary>
    public bool DiffersInPortOnly(TemplateKey other) => Transport == other.Transport && Domain == other.Domain;
}
