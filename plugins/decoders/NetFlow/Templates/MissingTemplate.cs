namespace FlowHost.Decoders.NetFlow.Templates;

/// <summary>Data of a template that did not come.</summary>
internal sealed class MissingTemplate
{
    /// <summary>When the first data set came: nanoseconds since 1970-01-01 UTC.</summary>
    public required long FirstSeen { get; init; }

    /// <summary>When the last one came.</summary>
    public required long LastSeen { get; set; }

    /// <summary>How many came.</summary>
    public required long Sets { get; set; }
}
