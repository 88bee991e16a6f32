using FlowHost.Sdk;

namespace FlowHost.Enrichers.CiscoEta.Dns;

/// <summary>When a flow started, by whatever clocks its record has.</summary>
/// <param name="Agent">The device.</param>
/// <param name="UpTime">Milliseconds since the device started; null when it did not say so.</param>
/// <param name="Nanoseconds">Nanoseconds since 1970-01-01 UTC; null when it did not say so.</param>
internal readonly record struct FlowStart(Agent Agent, uint? UpTime, long? Nanoseconds)
{
    private const double NanosecondsPerMillisecond = 1_000_000;

    /// <summary>Whether there is any clock to compare.</summary>
    public bool IsKnown => UpTime is not null || Nanoseconds is not null;

    /// <summary>
    /// Milliseconds between two starts; null when they have no clock in common. A device's own counter comes first: NetFlow v9 ties it to a
    /// header with whole seconds, so that points in time of two datagrams differ by up to a second too much.
    /// </summary>
    public double? MillisecondsTo(in FlowStart other) =>
        UpTime is { } from && other.UpTime is { } to && ReferenceEquals(Agent, other.Agent) ? Math.Abs((double)(int)(to - from)) :
        Nanoseconds is { } start && other.Nanoseconds is { } end ? Math.Abs((end - start) / NanosecondsPerMillisecond) : null;
}
