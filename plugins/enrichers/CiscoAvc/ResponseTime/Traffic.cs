using FlowHost.Enrichers.CiscoAvc.Columns;
using FlowHost.Sdk;

namespace FlowHost.Enrichers.CiscoAvc.ResponseTime;

/// <summary>What client and server of a conversation have sent and sent again, in packets or in octets.</summary>
internal sealed class Traffic
{
    private Traffic(string unit) => Unit = unit;

    /// <summary>As in the names of fields: <c>pkts</c> or <c>bytes</c>.</summary>
    public string Unit { get; }

    public VolumeColumn Client { get; private init; }

    public VolumeColumn Server { get; private init; }

    /// <summary>What the client sent again. There is no loss of one side alone.</summary>
    public NumberColumn ClientLost { get; private init; }

    /// <summary>What the server sent again.</summary>
    public NumberColumn ServerLost { get; private init; }

    public bool HasVolumes => Client.IsThere || Server.IsThere;

    public bool HasLosses => ClientLost.IsThere && ServerLost.IsThere;

    public static Traffic Packets(SchemaBuilder schema) => new("pkts")
    {
        Client = new(ClientPackets(schema)),
        Server = new(ServerPackets(schema)),
        ClientLost = NumberColumn.Find(schema, CiscoElements.ConnClientCntPktsRetransmit),
        ServerLost = NumberColumn.Find(schema, CiscoElements.ConnServerCntPktsRetransmit),
    };

    public static Traffic Octets(SchemaBuilder schema, int perPacket) => new("bytes")
    {
        Client = new(
            NumberColumn.Find(schema, CiscoElements.ConnClientCntBytesNetworkLong, Elements.InitiatorOctets),
            ClientPackets(schema),
            (ulong)perPacket),
        Server = new(
            NumberColumn.Find(schema, CiscoElements.ConnServerCntBytesNetworkLong, Elements.ResponderOctets),
            ServerPackets(schema),
            (ulong)perPacket),
        ClientLost = NumberColumn.Find(schema, CiscoElements.ConnClientCntBytesRetransmit),
        ServerLost = NumberColumn.Find(schema, CiscoElements.ConnServerCntBytesRetransmit),
    };

    private static NumberColumn ClientPackets(SchemaBuilder schema) =>
        NumberColumn.Find(schema, Elements.InitiatorPackets, CiscoElements.InitiatorPackets);

    private static NumberColumn ServerPackets(SchemaBuilder schema) =>
        NumberColumn.Find(schema, Elements.ResponderPackets, CiscoElements.ResponderPackets);
}
