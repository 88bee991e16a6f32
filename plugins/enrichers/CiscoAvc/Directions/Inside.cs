namespace FlowHost.Enrichers.CiscoAvc.Directions;

/// <summary>Which end of a conversation is on the inner side of the device, the LAN.</summary>
internal enum Inside : byte
{
    /// <summary>The record does not tell.</summary>
    Unknown,

    Client,

    Server,
}
