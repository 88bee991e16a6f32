namespace FlowHost.Sdk;

/// <summary>
/// Adds fields to records. One instance per worker, never called concurrently. For a record at a time see <see cref="RowEnricher"/>.
/// </summary>
public interface IEnricher
{
    /// <summary>
    /// Called once per distinct schema: find the columns to read, add the columns to write, return what to do with each batch.
    /// Batches of options records come here too.
    /// </summary>
    /// <param name="schema">What the records hold so far, earlier enrichers' fields included; not kept after the call.</param>
    /// <returns>Called for each batch of this schema; null when nothing in it concerns this enricher, which then costs nothing.</returns>
    EnrichBatch? Bind(SchemaBuilder schema);
}
