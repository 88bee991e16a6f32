using FlowHost.Samples.Traffic;

namespace FlowHost.Samples.Agents;

/// <summary>The interval of a performance monitor, in seconds of the sample.</summary>
internal readonly record struct MonitorInterval(int From, int To)
{
    public IEnumerable<Conversation> Ended() => OfficeTraffic.EndedBetween(From, To);
}
