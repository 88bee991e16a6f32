using System.Net;

namespace FlowHost.Samples.Traffic;

/// <summary>How a conversation looks outside: the office shares one address, each conversation has its own port.</summary>
internal sealed record Translation(Conversation Conversation)
{
    private const ushort FirstPort = 20_000;

    public static readonly IPAddress PublicAddress = IPAddress.Parse("192.0.2.129");

    public ushort PublicPort => (ushort)(FirstPort + Conversation.Id);

    public static IEnumerable<Translation> All =>
        OfficeTraffic.All.Where(conversation => conversation.IsIPv4).Select(conversation => new Translation(conversation));
}
