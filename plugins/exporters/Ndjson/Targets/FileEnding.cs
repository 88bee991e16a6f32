namespace FlowHost.Exporters.Ndjson.Targets;

/// <summary>How a file ends that was there before.</summary>
internal enum FileEnding
{
    /// <summary>With a newline, as a file of whole lines does.</summary>
    Newline,

    /// <summary>With a JSON object to which the newline is missing.</summary>
    WholeLine,

    /// <summary>With the beginning of a line.</summary>
    TornLine,
}
