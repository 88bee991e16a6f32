namespace FlowHost.Sdk;

/// <summary>How much a finding matters.</summary>
public enum FindingSeverity
{
    /// <summary>Worth knowing; nothing has to be done.</summary>
    Note,

    /// <summary>Works, but would be better otherwise.</summary>
    Advice,

    /// <summary>Records or fields are lost, or wrong.</summary>
    Problem,
}
