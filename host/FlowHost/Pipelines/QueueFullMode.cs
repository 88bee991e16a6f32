namespace FlowHost.Pipelines;

/// <summary>What happens to a batch for which an exporter's queue has no room.</summary>
internal enum QueueFullMode
{
    /// <summary>It is dropped and counted; other exporters are not affected.</summary>
    DropNewest,

    /// <summary>The worker waits, and with it every exporter and the input.</summary>
    Block,
}
