using System.Net;
using System.Net.Sockets;

namespace FlowHost.Samples.Traffic;

/// <summary>A conversation between a client in the office and a server outside; the one truth that all agents report.</summary>
internal sealed record Conversation
{
    public required uint Id { get; init; }

    public required IPAddress Client { get; init; }

    public required ushort ClientPort { get; init; }

    public required IPAddress Server { get; init; }

    public required ushort ServerPort { get; init; }

    public required byte Protocol { get; init; }

    public required NbarApplication Application { get; init; }

    /// <summary>Seconds into the sample.</summary>
    public required double Start { get; init; }

    public required double Seconds { get; init; }

    public required Volume Up { get; init; }

    public required Volume Down { get; init; }

    /// <summary>HTTP host, certificate name or DNS question.</summary>
    public string Name { get; init; } = "";

    /// <summary>First segment of the HTTP path.</summary>
    public string Path { get; init; } = "";

    /// <summary>Milliseconds between router and client, there and back.</summary>
    public uint ClientDelay { get; init; }

    /// <summary>Milliseconds between router and server, there and back.</summary>
    public uint ServerDelay { get; init; }

    /// <summary>Milliseconds that the server thinks before each response.</summary>
    public uint ServerThinks { get; init; }

    public uint Transactions { get; init; } = 1;

    public byte Dscp { get; init; }

    public byte TcpFlags { get; init; }

    public double End => Start + Seconds;

    public bool IsIPv4 => Client.AddressFamily == AddressFamily.InterNetwork;

    public bool IsTcp => Protocol == IpProtocol.Tcp;

    /// <summary>Octets above TCP or UDP, options not counted.</summary>
    public uint PayloadOf(Volume volume) => volume.Octets - (volume.Packets * (IsIPv4 ? 20u : 40u)) - (volume.Packets * (IsTcp ? 20u : 8u));
}
