using System.Globalization;
using System.Text.Json;
using FlowHost.Pipelines;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace FlowHost.Control.Status;

/// <summary><c>/status</c>: the ledgers, inputs, exporters and devices of every pipeline. <c>?limit=N</c>: so many devices of each.</summary>
internal sealed class StatusEndpoints(IReadOnlyList<PipelineRunner> pipelines, TimeProvider time) : IEndpointGroup
{
    public const int DefaultLimit = 100;
    public const int MaxLimit = 1000;

    private readonly StatusReader _reader = new(pipelines, time);

    /// <inheritdoc/>
    public void Map(IEndpointRouteBuilder routes) => routes.MapGet("/status", (RequestDelegate)AnswerAsync);

    private Task AnswerAsync(HttpContext context)
    {
        var limit = DefaultLimit;
        if (context.Request.Query["limit"] is [{ } text, ..]
            && !(int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out limit) && limit <= MaxLimit))
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return context.Response.WriteAsync($"limit must be an integer from 0 to {MaxLimit}.\n");
        }
        context.Response.ContentType = "application/json";
        return JsonSerializer.SerializeAsync(context.Response.Body, _reader.Read(limit), StatusJson.Default.StatusReport, context.RequestAborted);
    }
}
