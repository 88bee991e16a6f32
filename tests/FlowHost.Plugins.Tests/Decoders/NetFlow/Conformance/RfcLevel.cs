namespace FlowHost.Plugins.Tests.Decoders.NetFlow.Conformance;

/// <summary>How an RFC words what it asks.</summary>
internal enum RfcLevel
{
    /// <summary>It is a test of a checklist, without a level.</summary>
    None,

    /// <summary>MUST or MUST NOT, of a collector.</summary>
    Must,

    /// <summary>A rule of the format or of the exporter, which a collector must be able to read.</summary>
    MustRead,

    /// <summary>SHOULD, SHOULD NOT or NOT RECOMMENDED.</summary>
    Should,
}
