using FlowHost.Sdk;

namespace FlowHost.Decoders.NetFlow.Templates;

/// <summary>What a template belongs to, within one agent and protocol version (RFC 7011 section 8: transport session and observation domain).</summary>
internal readonly record struct TemplateKey(Transport Transport, int Session, ushort ListenPort, ushort SourcePort, uint Domain)
{
    /// <summary>The same for every port of the device. Devices behind one address are told apart by the port they send to.</summary>
    public TemplateKey WithoutSourcePort => this with { SourcePort = 0 };

    /// <summary>The key of a datagram's templates, as the pipeline wants it for the agent.</summary>
    public static TemplateKey Of(in Datagram datagram, in RecordSource source) => source.Agent.TemplateKey == TemplateKeyPolicy.AddressDomain
        ? new TemplateKey(datagram.Transport, datagram.Session, ListenPort: 0, SourcePort: 0, source.Domain)
        : new TemplateKey(datagram.Transport, datagram.Session, datagram.ListenPort, datagram.SourcePort, source.Domain);
}
