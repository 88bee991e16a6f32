using FlowHost.Pipelines;

namespace FlowHost.Configuration.Keys;

/// <summary>The keys that every exporter has beside its plugin's options.</summary>
internal sealed class ExporterKeys : EntryKeys
{
    /// <summary>Which records it takes. Without it: all.</summary>
    public WhenOptions? When { get; set; }

    /// <summary>Which fields it is given. Without it: all.</summary>
    public FieldsOptions? Fields { get; set; }

    /// <summary>How many records wait for it, and what happens to what does not fit.</summary>
    public QueueOptions Queue { get; set; } = new();
}
