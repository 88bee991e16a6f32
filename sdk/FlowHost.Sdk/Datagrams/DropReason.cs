namespace FlowHost.Sdk;

/// <summary>
/// Why a datagram, a set, a template or a record did not go on: a closed list, one counter each and for each of the four. Nothing is lost
/// without one of these.
/// </summary>
public enum DropReason
{
    /// <summary>Not dropped.</summary>
    None,

    /// <summary>The kernel's socket buffer was full (datagrams).</summary>
    SocketOverflow,

    /// <summary>The datagram or capture packet was cut short (datagrams).</summary>
    Truncated,

    /// <summary>Lengths that contradict each other: the rest of the datagram, message or set is not decoded (datagrams or sets).</summary>
    Malformed,

    /// <summary>No decoder of the pipeline knows the protocol (datagrams).</summary>
    UnknownVersion,

    /// <summary>The source is not in the input's <c>allow</c> list (datagrams).</summary>
    UnauthorisedSource,

    /// <summary>More agents than the host keeps state for (datagrams).</summary>
    AgentLimit,

    /// <summary>A device that the host does not know yet sends much and no records (datagrams).</summary>
    RateLimited,

    /// <summary>Data sets whose template did not come in the time that they are held for it (sets).</summary>
    NoTemplate,

    /// <summary>Data sets whose template has not been seen, and no room to hold one more (sets).</summary>
    HoldLimit,

    /// <summary>Data sets whose template would need a record layout more than its device or the host may have (sets).</summary>
    SchemaLimit,

    /// <summary>A template that is malformed, has no length, or is one more than an agent or the host may have (templates).</summary>
    TemplateRejected,

    /// <summary>The set holds more records than a datagram may become; those within the limit were decoded (sets).</summary>
    RecordLimit,

    /// <summary>A withdrawal over UDP, which must be ignored (RFC 7011 section 8.4; templates).</summary>
    WithdrawalIgnored,

    /// <summary>A set id that RFC 7011 section 3.3.2 reserves (sets).</summary>
    UnknownSet,

    /// <summary>A decoder threw an exception (datagrams, and the set that it was at).</summary>
    DecodeError,

    /// <summary>An enricher or exporter threw an exception (records).</summary>
    PluginError,

    /// <summary>The plugin threw too often and is switched off (records).</summary>
    BreakerOpen,

    /// <summary>The exporter's <c>when</c>, or the exporter itself, does not take this record type (records).</summary>
    Filtered,

    /// <summary>The exporter's queue was full (records).</summary>
    QueueFull,

    /// <summary>The exporter's target refused the record (records).</summary>
    SinkRejected,

    /// <summary>The time to stop was up before it was processed or written (datagrams or records).</summary>
    ShutdownDeadline,

    /// <summary>Whoever read the exporter's output has gone: <see cref="ReaderGoneException"/> (records).</summary>
    ReaderGone,

    /// <summary>A connection more than an input may have, which was closed before anything of it was read (datagrams, one for each).</summary>
    ConnectionLimit,
}
