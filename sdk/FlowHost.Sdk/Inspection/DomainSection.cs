namespace FlowHost.Sdk;

/// <summary>What a device sent in one observation domain with one protocol version.</summary>
/// <param name="Version">The first field of the header: 5, 9 or 10.</param>
/// <param name="Domain">The observation domain; source id in v9, engine type and id in v5.</param>
public sealed record DomainSection(byte Version, uint Domain)
{
    /// <summary>Whether this stands for several domains, beyond those that are told apart.</summary>
    public bool IsRest { get; init; }

    /// <summary>The ports that were used; the first few when there are many.</summary>
    public IReadOnlyList<StreamPorts> Ports { get; init; } = [];

    /// <summary>Whether there were more ports than <see cref="Ports"/> has.</summary>
    public bool HasMorePorts { get; init; }

    /// <summary>Messages: one a datagram, but for IPFIX that may have several.</summary>
    public long Messages { get; init; }

    /// <summary>Sets of every kind.</summary>
    public long Sets { get; init; }

    /// <summary>Sets that held records and were decoded.</summary>
    public long DataSets { get; init; }

    /// <summary>Sets that wait for their template.</summary>
    public long Waiting { get; init; }

    /// <summary>Records that were decoded.</summary>
    public long Records { get; init; }

    /// <summary>When the first message was received.</summary>
    public DateTimeOffset First { get; init; }

    /// <summary>When the last message was received.</summary>
    public DateTimeOffset Last { get; init; }

    /// <summary>The time in the header of the last message.</summary>
    public DateTimeOffset LastExport { get; init; }

    /// <summary>
    /// The least that a message was received after its header's time, negative when before: what the clocks differ by, plus the way. Headers
    /// of v9 and IPFIX have whole seconds, so up to a second of it is rounding.
    /// </summary>
    public TimeSpan LeastDelay { get; init; }

    /// <summary>What the sequence numbers say.</summary>
    public required SequenceSection Sequence { get; init; }

    /// <summary>What was dropped of it.</summary>
    public IReadOnlyList<DropSection> Drops { get; init; } = [];
}
