using FlowHost.Pipelines;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;

namespace FlowHost.Control.Taps;

/// <summary>
/// <c>/tap</c>: live records as NDJSON. Who reads slowly misses records; <c>counts</c> adds lines that begin with # and tell how many.
/// </summary>
internal sealed class TapEndpoints(IReadOnlyList<PipelineRunner> pipelines, TimeProvider time, CancellationToken stop) : IEndpointGroup
{
    /// <summary>Taps at once: each costs the worker time.</summary>
    public const int MaxTaps = 4;

    private static readonly TimeSpan CountsInterval = TimeSpan.FromSeconds(1);

    private int _open;

    /// <inheritdoc/>
    public void Map(IEndpointRouteBuilder routes) => routes.MapGet("/tap", (RequestDelegate)AnswerAsync);

    private async Task AnswerAsync(HttpContext context)
    {
        if (!TapRequest.TryRead(context.Request.Query, pipelines, out var request, out var fault))
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            await context.Response.WriteAsync(fault + "\n").ConfigureAwait(false);
            return;
        }
        try
        {
            if (Interlocked.Increment(ref _open) > MaxTaps)
            {
                context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                await context.Response.WriteAsync($"There are {MaxTaps} taps already: end one of them.\n").ConfigureAwait(false);
                return;
            }
            using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stop);
            await StreamAsync(context.Response, request, end.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The reader has gone, or the host stops.
        }
        finally
        {
            Interlocked.Decrement(ref _open);
        }
    }

    private async Task StreamAsync(HttpResponse response, TapRequest request, CancellationToken end)
    {
        var tap = new Tap(request.When, request.Limit, time);
        request.Point.Add(tap);
        try
        {
            response.ContentType = "application/x-ndjson";
            // Who reads a tap slowly loses records, not the connection.
            if (response.HttpContext.Features.Get<IHttpMinResponseDataRateFeature>() is { } rate)
            {
                rate.MinDataRate = null;
            }
            await response.Body.FlushAsync(end).ConfigureAwait(false);
            var lines = new TapLines();
            foreach (var warning in request.WithCounts ? request.Warnings : [])
            {
                await WriteAsync(response, lines.Write(warning), end).ConfigureAwait(false);
            }
            var more = tap.Batches.WaitToReadAsync(end).AsTask();
            do
            {
                await Task.WhenAny(more, Task.Delay(CountsInterval, time, end)).ConfigureAwait(false);
                while (tap.Batches.TryRead(out var batch))
                {
                    await WriteAsync(response, lines.Write(batch), end).ConfigureAwait(false);
                }
                if (request.WithCounts)
                {
                    await WriteAsync(response, lines.Write(tap.Counts), end).ConfigureAwait(false);
                }
                if (more.IsCompleted && await more.ConfigureAwait(false))
                {
                    more = tap.Batches.WaitToReadAsync(end).AsTask();
                }
            }
            while (!more.IsCompleted || await more.ConfigureAwait(false));
        }
        finally
        {
            request.Point.Remove(tap);
            while (tap.Batches.TryRead(out var batch))
            {
                batch.TryRelease();
            }
        }
    }

    private static async Task WriteAsync(HttpResponse response, ReadOnlyMemory<byte> text, CancellationToken end)
    {
        await response.Body.WriteAsync(text, end).ConfigureAwait(false);
        await response.Body.FlushAsync(end).ConfigureAwait(false);
    }
}
