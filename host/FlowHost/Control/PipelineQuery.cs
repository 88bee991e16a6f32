using System.Diagnostics.CodeAnalysis;
using FlowHost.Pipelines;
using Microsoft.AspNetCore.Http;

namespace FlowHost.Control;

/// <summary>Which pipeline a query means.</summary>
internal static class PipelineQuery
{
    public const string BadAgent = "agent must be an address or a network, such as 192.0.2.0/24.";

    /// <summary>The one that <c>pipeline</c> names; the only one when it names none.</summary>
    public static bool TryFind(
        IQueryCollection query, IReadOnlyList<PipelineRunner> pipelines, [NotNullWhen(true)] out PipelineRunner? pipeline, [NotNullWhen(false)] out string? fault)
    {
        var name = query["pipeline"] is [{ } asked, ..] ? asked : pipelines is [var only] ? only.Name : "";
        pipeline = pipelines.FirstOrDefault(each => each.Name == name);
        fault = pipeline is null ? $"pipeline must be one of: {string.Join(", ", pipelines.Select(each => each.Name))}." : null;
        return pipeline is not null;
    }
}
