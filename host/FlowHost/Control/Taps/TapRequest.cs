using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using FlowHost.Configuration.Keys;
using FlowHost.Pipelines;
using FlowHost.Sdk;
using Microsoft.AspNetCore.Http;

namespace FlowHost.Control.Taps;

/// <summary>What <c>/tap</c> was asked for.</summary>
/// <param name="Point">Where in which pipeline.</param>
/// <param name="When">Which records.</param>
/// <param name="Limit">How many.</param>
/// <param name="WithCounts">Whether lines that begin with # tell what was missed.</param>
/// <param name="Warnings">Why there may never be such a record.</param>
internal sealed record TapRequest(TapPoint Point, WhenOptions When, long Limit, bool WithCounts, IReadOnlyList<string> Warnings)
{
    private const int MaxConditions = 32;

    /// <summary>Reads a query.</summary>
    /// <param name="query">The query: <c>pipeline</c>, <c>stage</c>, <c>agent</c>, <c>type</c>, <c>field</c>, <c>limit</c>, <c>counts</c>.</param>
    /// <param name="pipelines">Those that run.</param>
    /// <param name="request">The request.</param>
    /// <param name="fault">What is wrong, for people.</param>
    public static bool TryRead(
        IQueryCollection query, IReadOnlyList<PipelineRunner> pipelines, [NotNullWhen(true)] out TapRequest? request, out string fault)
    {
        request = null;
        var when = new WhenOptions();
        fault = ReadConditions(query, when) ?? "";
        var limit = long.MaxValue;
        if (fault.Length == 0 && query["limit"] is [{ } text, ..]
            && !(long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out limit) && limit > 0))
        {
            fault = "limit must be an integer from 1.";
        }
        if (fault.Length == 0 && Find(query, pipelines, out var pipeline, out fault) is { } point)
        {
            fault = TapCheck.Fault(when, pipeline!) ?? "";
            request = fault.Length > 0 ? null : new TapRequest(point, when, limit, query.ContainsKey("counts"), [.. TapCheck.Warnings(when, pipeline!)]);
        }
        return request is not null;
    }

    private static TapPoint? Find(IQueryCollection query, IReadOnlyList<PipelineRunner> pipelines, out PipelineRunner? pipeline, out string fault)
    {
        if (!PipelineQuery.TryFind(query, pipelines, out pipeline, out var unknown))
        {
            fault = unknown;
            return null;
        }
        if (pipeline.Parts is not { } parts)
        {
            fault = $"pipeline {pipeline.Name} is starting: ask again.";
            return null;
        }
        var stage = query["stage"] is [{ } wanted, ..] ? wanted : TapPoint.Enriched;
        fault = $"stage must be one of: {string.Join(", ", parts.TapPoints.Select(point => point.Name))}.";
        return parts.TapPoints.Find(point => point.Name == stage);
    }

    private static string? ReadConditions(IQueryCollection query, WhenOptions when)
    {
        if (query["type"].Count + query["agent"].Count + query["field"].Count > MaxConditions)
        {
            return $"there may be {MaxConditions} conditions.";
        }
        foreach (var type in query["type"])
        {
            (when.Type ??= []).Add(type!);
        }
        foreach (var agent in query["agent"])
        {
            if (!AddressRange.TryParse(agent, out var range))
            {
                return PipelineQuery.BadAgent;
            }
            (when.Agent ??= []).Add(range);
        }
        foreach (var field in query["field"])
        {
            if (field!.IndexOf('=', StringComparison.Ordinal) is not (> 0 and var equals))
            {
                return "field must be name=value, such as destinationTransportPort=443.";
            }
            var accepted = (when.Field ??= []).TryGetValue(field[..equals], out var known) ? known : when.Field[field[..equals]] = [];
            accepted.Add(field[(equals + 1)..]);
        }
        return null;
    }
}
