using FlowHost.Enrichers.CiscoEta.Dns;
using FlowHost.Enrichers.CiscoEta.Tls;
using FlowHost.Sdk;

namespace FlowHost.Enrichers.CiscoEta.InitialPackets;

/// <summary>
/// The initial data packet: DNS in UDP port 53, and the hello of a TLS client in TCP. NetFlow v9 has Cisco's ETA_IDP, IPFIX the
/// ipHeaderPacketSection of IANA.
/// </summary>
internal sealed class InitialPacketFeature(EtaMetrics metrics, DnsServices dnsServices) : IEnricher
{
    private const ushort DnsPort = 53;

    private readonly PacketReader _reader = new();
    private readonly Ja3 _ja3 = new();
    private readonly Ja4 _ja4 = new();

    public EnrichBatch? Bind(SchemaBuilder schema)
    {
        if (!TryFind(schema, out var sent, out var element))
        {
            return null;
        }
        // Which of two records comes second, and which know the names of a response, must not depend on how they came in bursts.
        schema.WritesSharedTables();
        var dns = new DnsFields(schema, element, dnsServices);
        var hello = new HelloFields(schema, _ja3, _ja4);
        return batch => Write(batch, batch[sent], element, dns, hello);
    }

    // Without ports it is the sampled packet of another application (RFC 5477), not the first one of a flow.
    private static bool TryFind(SchemaBuilder schema, out Column<Octets> sent, out string element)
    {
        element = CiscoElements.EtaIdp.Name;
        if (schema.TryGet(CiscoElements.EtaIdp, out sent) || schema.TryGet(CiscoElements.EtaIdpOld, out sent))
        {
            return true;
        }
        element = Elements.IpHeaderPacketSection.Name;
        return schema.TryGet(Elements.IpHeaderPacketSection, out sent)
            && schema.TryGetNumber(Elements.SourceTransportPort, out _) && schema.TryGetNumber(Elements.DestinationTransportPort, out _);
    }

    private void Write(FlowBatch batch, OctetsReader sent, string element, DnsFields dns, HelloFields hello)
    {
        foreach (var run in batch.Runs)
        {
            for (var row = run.Start; row < run.End; row++)
            {
                if (sent[row].IsEmpty)
                {
                    continue;
                }
                if (!_reader.TryRead(sent[row], out var read))
                {
                    metrics.NoPacket(element);
                    continue;
                }
                switch (read)
                {
                    case { IsUdp: true } packet when packet.SourcePort == DnsPort || packet.DestinationPort == DnsPort:
                        dns.Write(batch, row, run.Source, packet);
                        break;
                    case { IsUdp: false } packet:
                        hello.Write(batch, row, packet.Payload);
                        break;
                    default:
                        break;
                }
            }
        }
    }
}
