using FlowHost.Sdk;

namespace FlowHost.Pipelines.Probing;

/// <summary>Binds the enrichers of a pipeline to layouts of every kind, and notes which fields they add and ask for. Enriches nothing.</summary>
internal sealed class EnricherProbe
{
    private readonly HashSet<(int Enricher, string Field)> _missed = [];
    private readonly Dictionary<string, HashSet<int>> _added = new(StringComparer.Ordinal);

    /// <summary>Every field that an enricher added to one of the layouts.</summary>
    public IReadOnlyCollection<string> Added => _added.Keys;

    /// <summary>Looks at enrichers in pipeline order.</summary>
    public static EnricherProbe Of(IReadOnlyList<IEnricher> enrichers, ElementRegistry elements, RecordTypeTable recordTypes)
    {
        var probe = new EnricherProbe();
        foreach (var schema in enrichers.Count == 0 ? [] : ProbeSchemas.For(elements, recordTypes))
        {
            probe.Bind(enrichers, schema);
        }
        return probe;
    }

    /// <summary>Fields that an enricher looked for in vain, though one behind it adds them.</summary>
    public IEnumerable<(int Reader, string Field, int Writer)> WrongOrder =>
        from missed in _missed
        where _added.ContainsKey(missed.Field)
        let writers = _added[missed.Field]
        where writers.All(writer => writer > missed.Enricher)
        orderby missed.Enricher, missed.Field
        select (missed.Enricher, missed.Field, writers.Min());

    private void Bind(IReadOnlyList<IEnricher> enrichers, FlowSchema schema)
    {
        var current = 0;
        var builder = new SchemaBuilder(schema)
        {
            OnAsked = (name, isThere) =>
            {
                if (!isThere)
                {
                    _missed.Add((current, name));
                }
            },
        };
        for (; current < enrichers.Count; current++)
        {
            var before = builder.Save();
            try
            {
                enrichers[current].Bind(builder);
            }
            catch (Exception)
            {
                // An enricher may refuse a layout that no device sends; at run time that costs its fields alone, and is logged.
                builder.Restore(before);
            }
            foreach (var field in builder.Fields.Skip(before.Fields))
            {
                if (!_added.TryGetValue(field.Name, out var writers))
                {
                    _added.Add(field.Name, writers = []);
                }
                writers.Add(current);
            }
        }
    }
}
