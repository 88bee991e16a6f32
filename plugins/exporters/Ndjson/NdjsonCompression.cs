namespace FlowHost.Exporters.Ndjson;

/// <summary>How the lines are stored.</summary>
public enum NdjsonCompression
{
    /// <summary>As they are.</summary>
    None,

    /// <summary>gzip (RFC 1952), one member per batch, so that the file is whole after every write.</summary>
    Gzip,
}
