namespace FlowHost.Plugins.Tests.Decoders.NetFlow.Conformance;

/// <summary>What RFC 7011 asks of a collector, in words of our own; what binds exporters alone is left out.</summary>
internal static class Rfc7011
{
    private const string NoSctp = "There is no SCTP: neither .NET nor many kernels have it.";
    private const string NoDtls = "There is no DTLS: .NET has none. Traffic over UDP belongs on a network of its own.";

    public static IReadOnlyList<RfcPoint> Points { get; } =
    [
        Read("3.1-1", "The header says the length, the export time and the domain of a message"),
        Should("3.1-2", "Transport session and observation domain tell the streams of an exporter apart"),
        Read("3.2-1", "An element with the enterprise bit has an enterprise number; one without has none"),
        Read("3.3.1-1", "Padding behind the records of a set is shorter than any record, and is none"),
        Must("3.3.2-1", "A set's length says where the next one starts"),
        Read("3.3.2-2", "Sets with ids that are not used or reserved (0, 1, 4 to 255) mean nothing, and the rest of the message does"),
        Must("3.4.1-1", "Nothing is assumed of the order of template ids"),
        Should("3.4.2.1-1", "The usual scopes are understood: domain, exporting and metering process, template, line card, exporter, interface"),
        Must("3.4.2.1-2", "The order of scopes is kept"),
        Read("3.4.2.2-1", "An options template without scope is none; nor is one with more scopes than fields"),
        Must("3.4.2.2-2", "Nothing is assumed of an options template's content from its id"),
        Read("3.4.3-1", "The set id says by which template its records are read"),
        Must("4-1", "The elements of an options template say what its records mean, not its id"),
        Should("5.2-1", "The date of today tells which wrap of 32-bit seconds is meant")
            with { NotMet = "Seconds are counted from 1970. They wrap in 2106." },
        Should("5.2-2", "The date of today tells which NTP era is meant")
            with { NotMet = "A rule does: 2^31 seconds and more are 1968 to 2036, less are 2036 to 2104." },
        Read("6.1.1-1", "Integers are in network byte order, signed ones in two's complement"),
        Read("6.1.2-1", "Addresses are in network byte order: MAC 6 octets, IPv4 4, IPv6 16"),
        Read("6.1.3-1", "float32 is IEEE binary32 in network byte order"),
        Read("6.1.4-1", "float64 is IEEE binary64 in network byte order"),
        Read("6.1.5-1", "A boolean is 1 for true and 2 for false"),
        Read("6.1.6-1", "Text is UTF-8"),
        Should("6.1.6-2", "Text that is ill-formed is found and ignored")
            with { NotMet = "It is found. What is ill-formed in it becomes U+FFFD, so that the rest of the text is not lost." },
        Read("6.1.7-1", "dateTimeSeconds counts from 1970 in 4 octets, dateTimeMilliseconds (6.1.8) in 8"),
        Must("6.1.9-1", "The lowest 11 bits of dateTimeMicroseconds are ignored"),
        Read("6.1.10-1", "dateTimeNanoseconds is an NTP time with all bits of its fraction"),
        Must("6.2-1", "A number of reduced size keeps its sign, at any number of octets"),
        Read("6.2-2", "A float64 may be 4 octets long"),
        Read("6.2-3", "No other type can be shortened: a length that the type cannot have is no value of it"),
        Must("7-1", "Length 65535 in a template means that each value has its own, of elements of IANA and of enterprises"),
        Read("7-2", "The length is 1 octet, or 255 and 2 octets; it does not count itself"),
        Must("8-1", "A template is kept until the session ends, it is used anew, withdrawn or expired"),
        Must("8-2", "Template ids mean nothing beyond their session"),
        Must("8-3", "A template of one session does not decode data of the next"),
        Must("8-4", "An element may be in a template several times"),
        Must("8-5", "Data need not be in the message of its template"),
        Must("8-6", "The same template id may mean another template in another domain"),
        Must("8.1-1", "A withdrawn template is not used any longer"),
        Read("8.1-2", "Templates, withdrawals and data of a message take effect in their order"),
        Read("8.1-3", "The end of a connection withdraws all its templates"),
        Read("8.1-4", "Id 2 withdraws all templates of the domain, id 3 all options templates"),
        Must("8.1-5", "A withdrawal of what is not known is ignored"),
        Should("8.1-6", "… and logged") with { NotMet = "It is not logged." },
        Should("8.1-7", "A template that comes again unchanged over a connection is logged")
            with { NotMet = "It is not logged: it changes nothing." },
        Should("8.1-8", "A template that comes changed over a connection, without withdrawal, is logged")
            with { NotMet = "It is not logged; the new one is used from there on." },
        Should("8.4-1", "A template's lifetime over UDP is at least three times the observed interval"),
        Must("8.4-2", "Withdrawals over UDP are ignored"),
        Should("8.4-3", "A template that comes again unchanged over UDP is not logged"),
        Must("8.4-4", "A template that comes changed over UDP replaces the old one"),
        Should("8.4-5", "Of each template are kept: device, ports, domain, id, definition, when it came last"),
        Must("9-1", "The collector listens for connections"),
        Must("9-2", "Elements that are not understood are noted by their number"),
        Must("9-3", "Padding is accepted in data and in templates"),
        Should("9-4", "Out-of-sequence messages can be followed in a log")
            with { NotMet = "They are counted by agent and domain; there is no line for one of them." },
        Must("9.1-1", "A malformed message is discarded")
            with { NotMet = "What cannot be read is discarded and counted. Whole sets before it are kept: exporters cut the last one." },
        Should("9.1-2", "… and logged") with { NotMet = "Over TCP it is. Over UDP it is counted, by agent and reason." },
        Read("9.1-3", "Octets that are not zero in the padding of a set do not make it malformed"),
        Should("9.1-4", "An exporter whose messages are all malformed is not processed any longer")
            with { NotMet = "Over TCP its connection is closed. Over UDP each datagram is looked at." },
        Must("9.2-1", "SCTP: several streams") with { OutOfScope = NoSctp },
        Should("9.3-1", "Data over UDP is accepted without its template"),
        Must("10-1", "Messages may have 65,535 octets"),
        Must("10-2", "No state goes from one transport protocol to another"),
        Must("10.1-1", "SCTP is implemented") with { OutOfScope = NoSctp },
        Must("10.1-2", "The port can be chosen"),
        Should("10.3.2-1", "Lost and late records over UDP are found by the sequence number"),
        Should("10.3.2-2", "… and messages that are out of sequence, missing or come twice"),
        Read("10.4.3-1", "Messages over TCP are told apart by their length"),
        Should("10.4.4-1", "A collector that ends closes its side, and reads on until the exporter has closed")
            with { NotMet = "It hands on what had arrived and closes: a stop has a time limit." },
        Must("10.4.4-2", "After a connection that ended abnormally the collector goes on listening"),
        Must("11.1-1", "TLS 1.1 over TCP") with { OutOfScope = "RFC 8996 forbids TLS 1.1 since 2021." },
        Should("11.1-2", "TLS 1.2 over TCP"),
        Must("11.1-3", "DTLS over UDP and SCTP") with { OutOfScope = NoDtls },
        Must("11.1-4", "No SSL, and no TLS before 1.1"),
        Should("11.3-1", "A certificate is known by its DNS names, not by its common name"),
        Must("11.3-2", "Both sides show a certificate"),
        Must("11.3-3", "The names in the exporter's certificate are verified"),
        Must("11.3-4", "No message is accepted from an exporter that is not verified"),
        Must("11.3-5", "Exporters can be listed, by the common names of their certificates")
            with { NotMet = "They are listed by DNS names. Common names are not looked at: they are ambiguous (RFC 9525)." },
        Should("11.3-6", "Names are compared with what DNS says of the exporter's address")
            with { NotMet = "They are compared with the list alone." },
        Must("11.3-7", "No cipher suites without authentication, integrity or encryption"),
        Should("11.4-1", "SYN cookies") with { OutOfScope = "They are the kernel's: net.ipv4.tcp_syncookies." },
        Should("11.4-2", "New TLS sessions are limited by time"),
        Should("11.4-3", "Limits can be set by the user")
            with { NotMet = "Those of connections, handshakes, held data and lifetime can; the memory for templates is fixed." },
        Should("11.5-1", "Collectors that take messages from everyone are discouraged"),
        Must("11.6-1", "Insertion and loss are found by the sequence number, and one number far off blinds nothing"),
        Should("11.6-2", "Exporters that are refused are logged, by certificate and by address"),
        Should("11.6-3", "Connections that are reset are logged"),
        Read("11.7-1", "Lengths of messages, sets and values are checked against each other"),
    ];

    private static RfcPoint Must(string name, string text) => new(name, RfcLevel.Must, text);

    private static RfcPoint Read(string name, string text) => new(name, RfcLevel.MustRead, text);

    private static RfcPoint Should(string name, string text) => new(name, RfcLevel.Should, text);
}
