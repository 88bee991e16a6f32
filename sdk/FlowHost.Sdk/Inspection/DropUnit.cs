namespace FlowHost.Sdk;

/// <summary>What was dropped.</summary>
public enum DropUnit
{
    /// <summary>Datagrams.</summary>
    Datagrams,

    /// <summary>Sets of a message.</summary>
    Sets,

    /// <summary>Definitions of templates.</summary>
    Templates,
}
