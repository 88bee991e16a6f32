using FlowHost.Pipelines;

namespace FlowHost.Control.Health;

/// <summary>What a pipeline lacks to be sent datagrams.</summary>
internal static class Readiness
{
    /// <summary>The share of datagrams that sockets may lose.</summary>
    public const double LossLimit = 0.001;

    /// <summary>The faults, for people; empty when it is ready.</summary>
    public static IEnumerable<string> Faults(PipelineRunner pipeline)
    {
        if (pipeline.State != RunState.Running || pipeline.Parts is not { } parts)
        {
            yield return pipeline.State switch
            {
                RunState.Starting => "it starts",
                RunState.Draining => "it is being stopped",
                _ => "it has ended",
            };
            yield break;
        }
        foreach (var input in parts.Missing)
        {
            yield return $"input '{input.Name}' could not be opened";
        }
        foreach (var input in parts.Inputs.Where(input => input.HasFailed))
        {
            yield return $"input '{input.Name}' has failed";
        }
        foreach (var exporter in parts.Exporters.Where(exporter => exporter.IsOff))
        {
            yield return $"exporter '{exporter.Name}' fails and is switched off for now";
        }
        if (pipeline.SocketLoss.Share is > LossLimit and var share)
        {
            yield return FormattableString.Invariant(
                $"sockets lost {share:P2} of the datagrams of the last {SocketLoss.Span.TotalSeconds:0} s: raise receiveBuffer of the udp input");
        }
    }
}
