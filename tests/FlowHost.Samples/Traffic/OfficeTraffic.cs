using System.Net;

namespace FlowHost.Samples.Traffic;

/// <summary>The conversations of the minute. Addresses are those reserved for documentation (RFC 5737, RFC 3849).</summary>
internal static class OfficeTraffic
{
    private const byte WholeTcpSession = 0x1B;

    /// <summary>In the order of their ends, which is when a router reports them.</summary>
    public static IReadOnlyList<Conversation> All { get; } = [.. Conversations().OrderBy(conversation => conversation.End)];

    /// <summary>The voice call: both directions are media streams.</summary>
    public static Conversation Call => All.Single(conversation => conversation.Application == NbarApplication.Rtp);

    public static IEnumerable<Conversation> EndedBetween(double from, double to) =>
        All.Where(conversation => conversation.End >= from && conversation.End < to);

    private static IEnumerable<Conversation> Conversations() =>
    [
        Dns(1, 1.1, "198.51.100.12", 53211, "203.0.113.53", "www.example.com", new Volume(1, 61), new Volume(1, 93)),
        Http(2, 1.2, 3.4, "198.51.100.11", 51234, "203.0.113.80", "www.example.com", "/index.html", new Volume(14, 1_820), new Volume(22, 24_310)),
        Ssl(3, 2.0, 12.5, "198.51.100.11", 51240, "203.0.113.43", "portal.example.com", new Volume(60, 9_480), new Volume(95, 112_430)),
        Ssh(4, 3.5, 41.0, "198.51.100.15", 61022, "203.0.113.22", new Volume(320, 28_160), new Volume(290, 40_600)),
        Ssl(5, 6.3, 18.2, "198.51.100.13", 49822, "203.0.113.43", "mail.example.net", new Volume(112, 21_504), new Volume(164, 198_112)),
        Http(6, 8.0, 20.6, "198.51.100.14", 50112, "203.0.113.80", "updates.example.org", "/packages", new Volume(410, 22_960), new Volume(780, 1_092_400)),
        Ntp(7, 10.0, "198.51.100.16", "203.0.113.123"),
        Voice(8, 12.0, 30.0),
        Dns(9, 14.9, "2001:db8:10::11", 50333, "2001:db8:80::53", "ipv6.example.com", new Volume(1, 82), new Volume(1, 110)),
        Http(10, 15.0, 2.2, "2001:db8:10::11", 52001, "2001:db8:80::80", "ipv6.example.com", "/", new Volume(11, 1_606), new Volume(16, 15_872)),
        Ssl(11, 17.0, 25.0, "2001:db8:10::12", 52044, "2001:db8:80::43", "cloud.example.net", new Volume(88, 16_720), new Volume(140, 168_000)),
        Ping(12, 20.0, "198.51.100.18", "203.0.113.80"),
        Ssl(13, 22.0, 30.0, "198.51.100.19", 50440, "203.0.113.44", "files.example.org", new Volume(900, 1_134_000), new Volume(450, 27_000)),
        Dns(14, 21.9, "198.51.100.19", 60777, "203.0.113.53", "files.example.org", new Volume(1, 63), new Volume(1, 79)),
        Ssl(15, 40.0, 8.7, "198.51.100.11", 51302, "203.0.113.44", "portal.example.com", new Volume(33, 5_214), new Volume(41, 38_540)),
    ];

    private static Conversation Dns(
        uint id, double start, string client, ushort clientPort, string server, string question, Volume up, Volume down) => new()
    {
        Id = id,
        Start = start,
        Seconds = 0.018,
        Client = IPAddress.Parse(client),
        ClientPort = clientPort,
        Server = IPAddress.Parse(server),
        ServerPort = 53,
        Protocol = IpProtocol.Udp,
        Application = NbarApplication.Dns,
        Name = question,
        Up = up,
        Down = down,
        ClientDelay = 1,
        ServerDelay = 14,
        ServerThinks = 4,
    };

    private static Conversation Http(
        uint id, double start, double seconds, string client, ushort clientPort, string server, string host, string path, Volume up,
        Volume down) => new()
    {
        Id = id,
        Start = start,
        Seconds = seconds,
        Client = IPAddress.Parse(client),
        ClientPort = clientPort,
        Server = IPAddress.Parse(server),
        ServerPort = 80,
        Protocol = IpProtocol.Tcp,
        TcpFlags = WholeTcpSession,
        Application = NbarApplication.Http,
        Name = host,
        Path = path,
        Up = up,
        Down = down,
        ClientDelay = 2,
        ServerDelay = 24,
        ServerThinks = 31,
        Transactions = 3,
    };

    private static Conversation Ssl(
        uint id, double start, double seconds, string client, ushort clientPort, string server, string commonName, Volume up, Volume down) =>
        new()
        {
            Id = id,
            Start = start,
            Seconds = seconds,
            Client = IPAddress.Parse(client),
            ClientPort = clientPort,
            Server = IPAddress.Parse(server),
            ServerPort = 443,
            Protocol = IpProtocol.Tcp,
            TcpFlags = WholeTcpSession,
            Application = NbarApplication.Ssl,
            Name = commonName,
            Up = up,
            Down = down,
            ClientDelay = 3,
            ServerDelay = 38,
            ServerThinks = 12,
            Transactions = 8,
        };

    private static Conversation Ssh(uint id, double start, double seconds, string client, ushort clientPort, string server, Volume up, Volume down) =>
        new()
        {
            Id = id,
            Start = start,
            Seconds = seconds,
            Client = IPAddress.Parse(client),
            ClientPort = clientPort,
            Server = IPAddress.Parse(server),
            ServerPort = 22,
            Protocol = IpProtocol.Tcp,
            TcpFlags = WholeTcpSession,
            Application = NbarApplication.Ssh,
            Dscp = 16,
            Up = up,
            Down = down,
            ClientDelay = 2,
            ServerDelay = 19,
            ServerThinks = 3,
            Transactions = 120,
        };

    private static Conversation Ntp(uint id, double start, string client, string server) => new()
    {
        Id = id,
        Start = start,
        Seconds = 0.031,
        Client = IPAddress.Parse(client),
        ClientPort = 123,
        Server = IPAddress.Parse(server),
        ServerPort = 123,
        Protocol = IpProtocol.Udp,
        Application = NbarApplication.Ntp,
        Dscp = 46,
        Up = new Volume(1, 76),
        Down = new Volume(1, 76),
        ServerDelay = 31,
    };

    // G.711 in packets of 20 ms: 160 octets of voice, 40 of headers, 50 a second.
    private static Conversation Voice(uint id, double start, double seconds) => new()
    {
        Id = id,
        Start = start,
        Seconds = seconds,
        Client = IPAddress.Parse("198.51.100.17"),
        ClientPort = 16384,
        Server = IPAddress.Parse("203.0.113.60"),
        ServerPort = 17002,
        Protocol = IpProtocol.Udp,
        Application = NbarApplication.Rtp,
        Dscp = 46,
        Up = new Volume(1_500, 300_000),
        Down = new Volume(1_497, 299_400),
    };

    private static Conversation Ping(uint id, double start, string client, string server) => new()
    {
        Id = id,
        Start = start,
        Seconds = 4.03,
        Client = IPAddress.Parse(client),
        ClientPort = 0,
        Server = IPAddress.Parse(server),
        ServerPort = 0,
        Protocol = IpProtocol.Icmp,
        Application = NbarApplication.Icmp,
        Up = new Volume(5, 420),
        Down = new Volume(5, 420),
        ServerDelay = 24,
    };
}
