using FlowHost.Pipelines;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace FlowHost.Control.Health;

/// <summary><c>/livez</c>: restart the process when it is not. <c>/readyz</c>: send it nothing while it is not.</summary>
internal sealed class HealthEndpoints(IReadOnlyList<PipelineRunner> pipelines) : IEndpointGroup
{
    /// <summary>The worker is called once a second.</summary>
    public static readonly TimeSpan HeartbeatLimit = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/livez", (RequestDelegate)(context => AnswerAsync(context, IsStuck)));
        routes.MapGet("/readyz", (RequestDelegate)(context => AnswerAsync(context, Readiness.Faults)));
    }

    private static IEnumerable<string> IsStuck(PipelineRunner pipeline)
    {
        var age = pipeline.State is RunState.Running or RunState.Draining ? pipeline.Parts?.Heartbeat.Age : null;
        if (age > HeartbeatLimit)
        {
            yield return FormattableString.Invariant($"its worker has not answered for {age.Value.TotalSeconds:0} s");
        }
    }

    private Task AnswerAsync(HttpContext context, Func<PipelineRunner, IEnumerable<string>> faultsOf)
    {
        Dictionary<string, string[]> pipelineFaults = pipelines.ToDictionary(pipeline => pipeline.Name, pipeline => faultsOf(pipeline).ToArray());
        var isWell = pipelineFaults.Values.All(faults => faults.Length == 0);
        context.Response.StatusCode = isWell ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        return JsonAnswer.WriteAsync(context, json =>
        {
            json.WriteBoolean("ok", isWell);
            json.WriteStartObject("pipelines");
            foreach (var (name, faults) in pipelineFaults)
            {
                json.WriteStartArray(name);
                foreach (var fault in faults)
                {
                    json.WriteStringValue(fault);
                }
                json.WriteEndArray();
            }
            json.WriteEndObject();
        });
    }
}
