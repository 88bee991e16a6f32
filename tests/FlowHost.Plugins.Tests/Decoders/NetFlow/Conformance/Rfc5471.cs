namespace FlowHost.Plugins.Tests.Decoders.NetFlow.Conformance;

/// <summary>The tests of RFC 5471, by section. It was written for RFC 5101; where RFC 7011 says otherwise, that is what the tests ask for.</summary>
internal static class Rfc5471
{
    private const string UdpTcp = "UDP, TCP";
    private const string Sctp = "There is no SCTP: neither .NET nor many kernels have it.";
    private const string Dtls = "There is no DTLS: .NET has none.";
    private const string Ignored = "Ignored (RFC 7011, 8.1); RFC 5471 closes the session.";
    private const string Exporter = "It tests an exporter: FlowHost does not send IPFIX.";

    public static IReadOnlyList<RfcPoint> Points { get; } =
    [
        Test("3.1.1", UdpTcp, "Records arrive, by IPv4 and by IPv6"),
        Test("3.2.1", UdpTcp, "Elements of fixed size, every abstract type"),
        Test("3.2.2", UdpTcp, "Elements of variable length: alone, before and behind fixed ones, many, length in 1 and in 3 octets"),
        Test("3.2.3", UdpTcp, "Padding between data sets"),
        Test("3.2.4", UdpTcp, "paddingOctets in odd sizes, in short records, of variable length"),
        Test("3.2.5.1", UdpTcp, "A template is withdrawn") with { Note = "Over UDP it is ignored (RFC 7011, 8.4)." },
        Test("3.2.5.2", UdpTcp, "A template that was withdrawn is withdrawn again") with { Note = Ignored },
        Test("3.2.5.3", UdpTcp, "A template that was never sent is withdrawn") with { Note = Ignored },
        Test("3.2.5.4", UdpTcp, "All data templates are withdrawn") with { Note = "Over UDP it is ignored (RFC 7011, 8.4)." },
        Test("3.2.5.5", UdpTcp, "All options templates are withdrawn") with { Note = "Over UDP it is ignored (RFC 7011, 8.4)." },
        Test("3.3.1", UdpTcp, "Elements of enterprises, known and unknown: none is silently discarded"),
        Test("3.3.2", UdpTcp, "Numbers of reduced size are what the element says"),
        Test("3.3.3", UdpTcp, "An element several times in a template, side by side and apart, in order"),
        Test("3.4.1", UdpTcp, "Any element is a scope, an enterprise's too; no scope at all is refused"),
        Test("3.4.2", UdpTcp, "Several scopes, in order"),
        Test("3.4.3", UdpTcp, "Statistics of the metering process"),
        Test("3.4.4", UdpTcp, "Reliability statistics of the metering process"),
        Test("3.4.5", UdpTcp, "Reliability statistics of the exporting process"),
        Test("3.4.6", UdpTcp, "Flow keys: of a known template, with more bits than fields, of an unknown template")
            with { Note = "The record is handed on as it is; nothing is computed from it." },
        Test("3.5.1", UdpTcp, "Very many records of one template"),
        Test("3.5.2", UdpTcp, "More than can be processed: TCP holds the exporter back, UDP drops and says so"),
        Test("3.5.3", UdpTcp, "The longest template: 16,370 elements"),
        Test("3.5.4", UdpTcp, "Very many templates: what is too much is refused and counted, the rest works on"),
        Test("3.5.5", UdpTcp, "Many exporters at a time"),
        Test("3.5.6", UdpTcp, "One exporter and many collectors") with { OutOfScope = Exporter },
        Test("3.6.1", UdpTcp, "The network is interrupted, for short and for long: UDP reports the gap"),
        Test("3.6.2", UdpTcp, "The exporter is killed and comes back"),
        Test("3.6.3", UdpTcp, "The collector is killed and comes back"),
        Test("3.6.4", UdpTcp, "Templates that are wrong: cut, with lengths that lie, without scope, with more scopes than fields")
            with { Note = "What cannot be read is discarded and counted; RFC 5471 closes the session." },
        Test("3.6.5", UdpTcp, "Data that is wrong: too short, of a size that its type cannot have, with a length that leaves its set"),
        Test("3.6.6", UdpTcp, "Data with fewer and with more elements than its template"),
        Test("3.6.7", UdpTcp, "Set ids that mean nothing: 0, 1, 4 to 255"),
        Test("3.6.8.1", "SCTP", "A template id is used again") with { OutOfScope = Sctp },
        Test("3.6.8.2", "TCP", "A template id is used again: the same, another, after withdrawal")
            with { Note = "The same again is no error (RFC 7011, 8.1); RFC 5471 closes the session." },
        Test("3.6.8.3.1", "UDP", "A template id is used again within the lifetime: the same, another"),
        Test("3.6.8.3.2", "UDP", "A template id is used after the lifetime: there is no template, until it comes again"),
        Test("3.7.1", "TLS", "An authority, and a certificate for each side"),
        Test("3.7.2", "TLS", "Both sides have the right certificate: the records arrive"),
        Test("3.7.3", "DTLS over UDP", "Both sides have the right certificate") with { OutOfScope = Dtls },
        Test("3.7.4", "DTLS over SCTP", "Both sides have the right certificate") with { OutOfScope = Dtls },
        Test("3.7.5", "TLS", "An exporter without a certificate is refused"),
        Test("3.7.6", "TLS", "An exporter whose certificate names another is refused"),
        Test("3.7.7", "TLS", "A collector whose certificate names another is refused by the exporter") with { OutOfScope = Exporter },
    ];

    private static RfcPoint Test(string section, string transports, string text) => new(section, RfcLevel.None, text) { Transports = transports };
}
