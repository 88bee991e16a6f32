using System.Diagnostics.Metrics;

namespace FlowHost.Enrichers.CiscoEta;

/// <summary>What could not be read, by reason. Counted, not logged: the network decides how often it happens.</summary>
internal sealed class EtaMetrics(Meter meter)
{
    private readonly Counter<long> _rejected = meter.CreateCounter<long>(
        "flowhost.cisco_eta.rejected", "{value}", "Values of ETA elements that could not be read, by reason.");

    /// <summary>A value of a length that its element does not have.</summary>
    public void WrongLength(string element) => Add("wrong_length", element);

    /// <summary>Run lengths that stand for more packets than the option allows.</summary>
    public void TooManyPackets(string element) => Add("too_many_packets", element);

    /// <summary>An initial data packet that is no IPv4 or IPv6 packet, or has no whole header.</summary>
    public void NoPacket(string element) => Add("no_packet", element);

    /// <summary>UDP of port 53 that is no DNS message.</summary>
    public void BadDns(string element) => Add("bad_dns", element);

    /// <summary>A DNS query or response that was forgotten before the other came, because there were too many.</summary>
    public void DnsForgotten() => Add("dns_forgotten", "");

    private void Add(string reason, string element) => _rejected.Add(1, new("reason", reason), new("element", element));
}
