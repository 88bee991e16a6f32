using System.Net;

namespace FlowHost.Samples.Traffic;

/// <summary>One direction of a conversation, which is what a flow record without biflow fields describes.</summary>
internal sealed record OneWay(Conversation Conversation, bool FromClient)
{
    private const ushort EchoRequest = 8 << 8;

    public IPAddress Source => FromClient ? Conversation.Client : Conversation.Server;

    public IPAddress Destination => FromClient ? Conversation.Server : Conversation.Client;

    public ushort SourcePort => FromClient ? Conversation.ClientPort : Conversation.ServerPort;

    public ushort DestinationPort => (Conversation.Protocol, FromClient) switch
    {
        // Flow records carry ICMP's type and code here.
        (IpProtocol.Icmp, true) => EchoRequest,
        (_, true) => Conversation.ServerPort,
        _ => Conversation.ClientPort,
    };

    public Volume Volume => FromClient ? Conversation.Up : Conversation.Down;

    /// <summary>The server's first packet comes one round trip after the client's.</summary>
    public double Start => FromClient ? Conversation.Start : Conversation.Start + (Conversation.ServerDelay / 1000.0);

    public double End => Conversation.End;

    public byte TypeOfService => (byte)(Conversation.Dscp << 2);

    public static IEnumerable<OneWay> Both(Conversation conversation) => [new(conversation, true), new(conversation, false)];
}
