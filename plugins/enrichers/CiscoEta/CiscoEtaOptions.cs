using System.ComponentModel.DataAnnotations;

namespace FlowHost.Enrichers.CiscoEta;

/// <summary>The options of the <c>cisco-eta</c> enricher.</summary>
public sealed class CiscoEtaOptions
{
    /// <summary>
    /// The most packets that the run lengths of one record may stand for. A list with more is left out and counted: 40 octets can claim 327,670.
    /// </summary>
    /// <value>The default value is 1000.</value>
    [Range(10, 10_000)]
    public int MaxPackets { get; set; } = 1000;

    /// <summary>
    /// DNS queries, and responses without their query, that are remembered for <c>dns_rtt</c>. The oldest make room for the newest.
    /// </summary>
    /// <value>The default value is 65536: about 8 MB when full.</value>
    [Range(16, 1_048_576)]
    public int PendingDns { get; set; } = 65_536;
}
