namespace FlowHost.Enrichers.ViptelaTloc.Tunnels;

/// <summary>What a device has measured on a tunnel, in its own units.</summary>
internal readonly record struct Measurement(long Loss, long Latency, long Jitter)
{
    /// <summary>The value of what it has not measured.</summary>
    public const long None = -1;
}
