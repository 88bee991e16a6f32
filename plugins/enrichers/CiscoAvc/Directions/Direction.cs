namespace FlowHost.Enrichers.CiscoAvc.Directions;

/// <summary>Whether a device saw a flow come in from outside or go out.</summary>
internal enum Direction : byte
{
    /// <summary>The record does not tell.</summary>
    Unknown,

    Ingress,

    Egress,
}
