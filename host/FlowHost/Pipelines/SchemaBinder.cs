using System.Collections.Immutable;
using FlowHost.Sdk;
using Microsoft.Extensions.Logging;

namespace FlowHost.Pipelines;

/// <summary>Asks each enricher what it does with a schema, in pipeline order. Runs when a schema is new or stale, never per record.</summary>
internal sealed class SchemaBinder(SchemaTable schemas, EnricherSlot[] enrichers, IBatchTarget[] targets, ILogger logger)
{
    private volatile ImmutableHashSet<string> _added = [];

    /// <summary>The fields that enrichers have added so far; may be read from any thread.</summary>
    public IReadOnlyCollection<string> Added => _added;

    public BoundSchema Bind(FlowSchema root)
    {
        var request = new RebindRequest();
        var builder = new SchemaBuilder(root, request.Set);
        var steps = new List<EnrichStep>(enrichers.Length);
        foreach (var slot in enrichers)
        {
            builder.Owner = slot.Name;
            if (TryBind(slot, builder) is { } enrich)
            {
                steps.Add(new EnrichStep(slot, enrich));
            }
        }
        _added = _added.Union(builder.Fields.Skip(root.Fields.Count).Select(field => field.Name));
        // With no room for one more schema, records go on as they were decoded.
        var final = schemas.Extend(root, [.. builder.Fields], [.. builder.Visible]);
        if (final is null)
        {
            Log.TooManySchemas(logger, root.Id);
            steps.Clear();
        }
        return new BoundSchema(new BatchPool(final ?? root), [.. steps], builder.IsSharedWriter, targets, request);
    }

    private EnrichBatch? TryBind(EnricherSlot slot, SchemaBuilder builder)
    {
        var before = builder.Save();
        try
        {
            if (slot.Enricher.Bind(builder) is { } enrich)
            {
                return enrich;
            }
        }
        catch (Exception exception)
        {
            Log.BindFailed(logger, slot.Name, builder.Current.RecordType, exception.Message, exception);
        }
        // Whoever does nothing, or failed half-way, leaves no trace in the records.
        builder.Restore(before);
        return null;
    }
}
