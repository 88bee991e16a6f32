using System.Reflection;
using FlowHost.Inspection.Profiling;
using FlowHost.Pipelines;
using FlowHost.Sdk;

namespace FlowHost.Inspection.Reports;

/// <summary>
/// Makes the report of a pipeline, of a capture that was played or of one that runs: the worker waits for one agent at a time. Rules judge it
/// afterwards.
/// </summary>
internal sealed class ReportBuilder(Worker worker, Ledger ledger, Profiler profiler, RuleSet rules, ElementRegistry elements, TimeProvider time)
{
    /// <summary>Devices of one report; the busiest when there are more.</summary>
    public const int AgentLimit = 1_000;

    /// <summary>Makes the report.</summary>
    /// <param name="source">The capture's name, or the pipeline's.</param>
    /// <param name="isCapture">Whether all of it was looked at.</param>
    /// <param name="isWanted">Which agents are wanted; null: all.</param>
    public InspectionReport Build(string source, bool isCapture, Predicate<Agent>? isWanted = null)
    {
        var entries = worker.Look(all => all.Where(entry => isWanted?.Invoke(entry.Agent) ?? true).ToArray());
        var agents = entries.OrderByDescending(entry => entry.Datagrams.Seen).Take(AgentLimit).Select(entry => Build(entry, isCapture)).ToArray();
        return new InspectionReport(source)
        {
            IsCapture = isCapture,
            Made = time.GetUtcNow(),
            Maker = Maker(),
            BatchesOneIn = profiler.OneIn,
            Datagrams = ledger.Datagrams,
            Drops = [.. Counted.Drops(DropUnit.Datagrams, reason => ledger.Inputs.Drops(reason) + ledger.Received.Drops(reason))],
            Agents = [.. agents.OrderByDescending(Weight).ThenBy(agent => agent.Name ?? agent.Address, StringComparer.Ordinal)],
            OtherAgents = entries.Length - agents.Length,
            Remarks = [.. rules.Remarks, .. profiler.IsFull ? ["There are more fields than are looked at: some have no fill rates and samples."] : Array.Empty<string>()],
        };
    }

    private static string Maker() =>
        $"FlowHost {typeof(ReportBuilder).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0]}";

    private static int Weight(AgentReport agent) => agent.Findings.Select(finding => (int)finding.Severity + 1).DefaultIfEmpty().Max();

    private AgentReport Build(AgentEntry entry, bool isCapture) =>
        rules.Judge(worker.Look(entry, (seen, templates) => Snapshot(seen, templates, isCapture)));

    private AgentReport Snapshot(AgentEntry entry, IReadOnlyList<TemplateReport> templates, bool isCapture)
    {
        var agent = entry.Agent;
        DomainSection[] domains = [.. entry.Sources.Select(Counted.Domain).OrderBy(domain => domain.Version).ThenBy(domain => domain.Domain)];
        return new AgentReport(agent.AddressText)
        {
            Name = agent.Name,
            IsCapture = isCapture,
            First = domains.Select(domain => domain.First).DefaultIfEmpty(Counted.Time(entry.LastSeen)).Min(),
            Last = Counted.Time(entry.LastSeen),
            Datagrams = entry.Datagrams.Seen,
            Records = domains.Sum(domain => domain.Records),
            Sampling = agent.Sampling,
            Domains = domains,
            Templates = new TemplateSections(elements, profiler.Of(agent)).Of(templates, domains),
            Drops = [.. Counted.Drops(DropUnit.Datagrams, entry.Datagrams.Drops)],
        };
    }
}
