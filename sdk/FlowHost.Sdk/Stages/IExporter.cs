namespace FlowHost.Sdk;

/// <summary>
/// Writes records somewhere. Batches come in two steps: <see cref="ExportBatch"/> encodes or collects at once,
/// <see cref="FlushAsync"/> makes what was collected arrive. Never called concurrently.
/// </summary>
public interface IExporter : IAsyncDisposable
{
    /// <summary>Opens files or connections. Throws <see cref="PluginException"/> when that fails, which ends the start.</summary>
    ValueTask OpenAsync(CancellationToken stop);

    /// <summary>Called once per distinct schema: prepare what every batch of it needs (property names, columns).</summary>
    /// <param name="schema">The final schema, enrichers' fields included.</param>
    /// <returns>Called for each batch of this schema; null: this exporter does not take it, which is counted as filtered.</returns>
    ExportBatch? Bind(FlowSchema schema);

    /// <summary>
    /// Delivers what was exported so far: called when the queue runs empty, at least once a second under load, and, in a live run, about
    /// once a second while rows are pending. An exporter that collects may leave rows pending.
    /// </summary>
    /// <param name="stop">Cancelled when the time to stop is up.</param>
    /// <returns>How many rows since the last flush arrived, and which did not.</returns>
    ValueTask<ExportResult> FlushAsync(CancellationToken stop);

    /// <summary>Delivers all that is left: no more batches come. Only exporters that leave rows pending need it.</summary>
    /// <param name="stop">Cancelled when the time to stop is up.</param>
    /// <returns>As <see cref="FlushAsync"/>; rows that are not answered for here are lost.</returns>
    ValueTask<ExportResult> FinishAsync(CancellationToken stop) => FlushAsync(stop);

    /// <summary>Where the records go, for the user: a path or an address; null when there is nothing to find. Valid after <see cref="OpenAsync"/>.</summary>
    string? Destination => null;

    /// <summary>
    /// True: neither <see cref="ExportBatch"/> nor <see cref="FlushAsync"/> ever waits, so the worker may call them itself
    /// and saves the queue between threads.
    /// </summary>
    bool NeverWaits => false;
}
