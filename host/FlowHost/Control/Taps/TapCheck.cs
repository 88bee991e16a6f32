using FlowHost.Configuration;
using FlowHost.Configuration.Keys;
using FlowHost.Pipelines;
using FlowHost.Pipelines.Probing;
using FlowHost.Pipelines.Selection;
using FlowHost.Sdk;

namespace FlowHost.Control.Taps;

/// <summary>Finds what no record can be, in the conditions of a tap: waiting for it would be in vain.</summary>
internal static class TapCheck
{
    /// <summary>What cannot be, for people; null when there is nothing.</summary>
    public static string? Fault(WhenOptions when, PipelineRunner pipeline)
    {
        var types = pipeline.RecordTypes.All;
        if (when.Type?.Find(type => !types.Contains(type)) is { } unknown)
        {
            return $"there is no record type '{unknown}'{Suggestion.Ask(unknown, types)} (known: {string.Join(", ", types)})";
        }
        foreach (var (name, values) in when.Field ?? [])
        {
            foreach (var value in values)
            {
                var wanted = RecordMetadata.Fault(name, value)
                    ?? (pipeline.Elements.TryFindByName(name, out var element) ? FieldValue.Fault(element, value, isHidden: false) : null);
                if (wanted is not null)
                {
                    return $"'{name}' must be {wanted}, not '{value}'";
                }
            }
        }
        return null;
    }

    /// <summary>Names that no field has so far: an enricher may still add one to records of a kind that have not come.</summary>
    public static IEnumerable<string> Warnings(WhenOptions when, PipelineRunner pipeline)
    {
        var added = pipeline.Parts?.AddedFields ?? [];
        var known = new KnownFields(pipeline.Elements, added);
        foreach (var name in when.Field?.Keys ?? Enumerable.Empty<string>())
        {
            if (!known.Has(name))
            {
                yield return $"'{name}' is no element, and no enricher has added it to a record so far{known.Ask(name)}";
            }
            else if (!added.Contains(name) && pipeline.Elements.TryFindByName(name, out var element) && element.Name != name)
            {
                yield return $"records have '{name}' as '{element.Name}': name that";
            }
        }
    }
}
