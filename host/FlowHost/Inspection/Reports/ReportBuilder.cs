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

    /// <summary>An exporter may hold the pipeline up for as long as it likes; whoever wants a report does not wait with it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly List<string> _remarks = [.. rules.Remarks];

    /// <summary>Whether a capture was played; otherwise it is what a running host knows.</summary>
    public bool IsCapture { get; init; }

    /// <summary>Makes the report; null when the pipeline does not let go.</summary>
    /// <param name="source">The capture's name, or the pipeline's.</param>
    /// <param name="isWanted">Which devices are wanted; null: all.</param>
    public InspectionReport? TryBuild(string source, Predicate<Agent>? isWanted = null)
    {
        AgentEntry[] entries = [];
        if (!worker.TryLook(all => entries = [.. all.Where(entry => isWanted?.Invoke(entry.Agent) ?? true)], Patience))
        {
            return null;
        }
        var agents = new List<AgentReport>();
        foreach (var entry in entries.OrderByDescending(entry => entry.Datagrams.Seen).Take(AgentLimit))
        {
            AgentReport? agent = null;
            if (!worker.TryLook(entry, templates => agent = Snapshot(entry, templates), Patience))
            {
                return null;
            }
            agents.Add(rules.Judge(agent!, _remarks));
        }
        if (profiler.IsFull)
        {
            _remarks.Add("There are more fields than are looked at: of some templates no record was.");
        }
        var totals = isWanted is null
            ? new InspectionReport(source)
            {
                Datagrams = ledger.Datagrams,
                Records = ledger.Records,
                Drops = [.. Counted.Drops(DropUnit.Datagrams, reason => ledger.Inputs.Drops(reason) + ledger.Received.Drops(reason))],
            }
            : new InspectionReport(source) { Datagrams = entries.Sum(entry => entry.Datagrams.Seen), Records = entries.Sum(entry => entry.Sources.Sum(of => of.Records)) };
        return totals with
        {
            IsCapture = IsCapture,
            Made = time.GetUtcNow(),
            Maker = Maker(),
            BatchesOneIn = profiler.OneIn,
            First = entries.Length == 0 ? null : entries.Min(First),
            Last = entries.Length == 0 ? null : entries.Max(entry => Counted.Time(entry.LastSeen)),
            Agents = [.. agents.OrderByDescending(Weight).ThenBy(agent => agent.Name ?? agent.Address, StringComparer.Ordinal)],
            OtherAgents = entries.Length - agents.Count,
            Remarks = _remarks,
        };
    }

    private static string Maker() =>
        $"FlowHost {typeof(ReportBuilder).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0]}";

    private static int Weight(AgentReport agent) => agent.Findings.Select(finding => (int)finding.Severity + 1).DefaultIfEmpty().Max();

    private static DateTimeOffset First(AgentEntry entry) =>
        entry.Sources.Select(source => Counted.Time(source.FirstReceiveTime)).DefaultIfEmpty(Counted.Time(entry.LastSeen)).Min();

    private AgentReport Snapshot(AgentEntry entry, IReadOnlyList<TemplateReport> templates)
    {
        var agent = entry.Agent;
        DomainSection[] domains = [.. entry.Sources.Select(Counted.Domain).OrderBy(domain => domain.Version).ThenBy(domain => domain.Domain)];
        return new AgentReport(agent.AddressText)
        {
            Name = agent.Name,
            IsCapture = IsCapture,
            IsSampled = profiler.IsSampled(agent),
            First = First(entry),
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
