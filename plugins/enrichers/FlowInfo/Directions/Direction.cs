namespace FlowHost.Enrichers.FlowInfo.Directions;

/// <summary>How a flow passed the point where it was observed.</summary>
internal enum Direction : byte
{
    /// <summary>The record does not say.</summary>
    Unknown,

    /// <summary>Into the device.</summary>
    Ingress,

    /// <summary>Out of the device.</summary>
    Egress,
}
