using FlowHost.Pipelines;
using FlowHost.Sdk;

namespace FlowHost.Control.Status;

/// <summary>Makes the part of a report that tells of devices.</summary>
internal static class AgentReader
{
    /// <summary>Adds the agents with the most records. A pipeline that does not let go is reported without any.</summary>
    public static PipelineReport AddTo(PipelineReport report, PipelineParts parts, int limit)
    {
        if (AgentSnapshot.Entries(parts) is not { } entries)
        {
            return report;
        }
        var established = entries.Count(entry => entry.Agent.IsEstablished);
        var first = entries
            .Select(entry => (Entry: entry, Records: entry.Sources.Sum(source => source.Records)))
            .OrderByDescending(agent => agent.Records).ThenBy(agent => agent.Entry.Agent.Address)
            .Take(limit).Select(agent => agent.Entry).ToArray();
        var agents = new List<AgentReport>(first.Length);
        AgentSnapshot.TryVisit(parts, first, entry => agents.Add(Read(entry)));
        return report with { EstablishedAgents = established, NewAgents = entries.Length - established, Agents = agents };
    }

    private static AgentReport Read(AgentEntry entry)
    {
        var sources = entry.Sources;
        var sequence = sources.Aggregate(default(SequenceCounts), (sum, source) => sum + source.Sequence);
        return new AgentReport(
            entry.Agent.AddressText,
            entry.Agent.Name,
            entry.Agent.IsEstablished,
            entry.Datagrams.Seen,
            StatusReader.Drops(reason => entry.Datagrams.Drops(reason) + sources.Sum(source => Drops(source, reason))),
            sources.Sum(source => source.Records),
            DateTimeOffset.UnixEpoch.AddTicks(entry.LastSeen / TimeSpan.NanosecondsPerTick),
            SequenceReport.Completeness(sequence),
            [.. sources.Select(Read)]);
    }

    private static SourceReport Read(SourceLedger source)
    {
        var sequence = source.Sequence;
        return new SourceReport(
            source.Version,
            source.Agent is null ? null : source.Domain,
            source.Messages,
            source.Sets.Seen,
            source.Sets.Waiting,
            source.Templates.Passed,
            source.Records,
            StatusReader.Drops(reason => Drops(source, reason)),
            SequenceReport.Of(sequence),
            SequenceReport.Completeness(sequence));
    }

    private static long Drops(SourceLedger source, DropReason reason) => source.Sets.Drops(reason) + source.Templates.Drops(reason);
}
