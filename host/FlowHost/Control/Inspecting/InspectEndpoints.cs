using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using FlowHost.Inspection;
using FlowHost.Inspection.Reports;
using FlowHost.Pipelines;
using FlowHost.Sdk;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace FlowHost.Control.Inspecting;

/// <summary><c>/inspect</c>: the report of one pipeline's devices, as JSON. <c>agent</c> names those that are wanted, <c>pipeline</c> the pipeline.</summary>
internal sealed class InspectEndpoints(IReadOnlyList<PipelineRunner> pipelines, RuleSet rules, TimeProvider time) : IEndpointGroup, IDisposable
{
    // Rules are never called concurrently, and one report at a time is what the pipelines bear.
    private readonly SemaphoreSlim _turn = new(1);

    /// <inheritdoc/>
    public void Map(IEndpointRouteBuilder routes) => routes.MapGet("/inspect", (RequestDelegate)AnswerAsync);

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    private async Task AnswerAsync(HttpContext context)
    {
        if (!PipelineQuery.TryFind(context.Request.Query, pipelines, out var pipeline, out var fault)
            || !TryReadAgents(context.Request.Query, out var isWanted, out fault))
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            await context.Response.WriteAsync(fault + "\n").ConfigureAwait(false);
            return;
        }
        await _turn.WaitAsync(context.RequestAborted).ConfigureAwait(false);
        InspectionReport? report;
        try
        {
            report = Build(pipeline, isWanted);
        }
        finally
        {
            _turn.Release();
        }
        if (report is null)
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            await context.Response.WriteAsync($"The pipeline {pipeline.Name} is starting, or held up by an exporter: ask again.\n").ConfigureAwait(false);
            return;
        }
        context.Response.ContentType = "application/json";
        await JsonSerializer.SerializeAsync(context.Response.Body, report, InspectionJson.Type, context.RequestAborted).ConfigureAwait(false);
    }

    private InspectionReport? Build(PipelineRunner pipeline, Predicate<Agent>? isWanted) => pipeline is { Parts: { } parts, Profiler: { } profiler }
        ? new ReportBuilder(parts.Worker, parts.Ledger, profiler, rules, pipeline.Elements, time).TryBuild(pipeline.Name, isWanted)
        : null;

    private static bool TryReadAgents(IQueryCollection query, out Predicate<Agent>? isWanted, [NotNullWhen(false)] out string? fault)
    {
        (isWanted, fault) = (null, null);
        var ranges = new List<AddressRange>();
        foreach (var text in query["agent"])
        {
            if (!AddressRange.TryParse(text, out var range))
            {
                fault = PipelineQuery.BadAgent;
                return false;
            }
            ranges.Add(range);
        }
        isWanted = ranges.Count == 0 ? null : agent => ranges.Exists(range => range.Contains(agent.Address));
        return true;
    }
}
