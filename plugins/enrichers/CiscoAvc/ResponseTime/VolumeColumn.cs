using FlowHost.Enrichers.CiscoAvc.Columns;
using FlowHost.Sdk;

namespace FlowHost.Enrichers.CiscoAvc.ResponseTime;

/// <summary>What one side of a conversation has sent: packets, or octets with what the options add for each packet.</summary>
/// <param name="Count">The device's counter.</param>
/// <param name="Packets">The same side's packets.</param>
/// <param name="PerPacket">What is added for each of them.</param>
internal readonly record struct VolumeColumn(NumberColumn Count, NumberColumn Packets = default, ulong PerPacket = 0)
{
    public bool IsThere => Count.IsThere;

    public Volumes Of(FlowBatch batch) => new(Count.Of(batch), Packets.Of(batch), PerPacket);
}
