using FlowHost.Plugins;
using FlowHost.Sdk;

namespace FlowHost.Inspection;

/// <summary>The rules of all plugins. One that throws is left out of the report, with a remark. Not for concurrent use: rules are promised that.</summary>
internal sealed class RuleSet
{
    // A rule may fail for each device in other words.
    private const int RemarkLimit = 64;

    private readonly List<IInspectionRule> _rules = [];
    private readonly List<string> _remarks;

    /// <summary>Makes the rules.</summary>
    /// <param name="types">Their classes.</param>
    /// <param name="remarks">What has been left out already.</param>
    public RuleSet(IEnumerable<Type> types, IEnumerable<string>? remarks = null)
    {
        _remarks = [.. remarks ?? []];
        foreach (var type in types)
        {
            if (Try(type.Name, () => (IInspectionRule)Activator.CreateInstance(type)!, _remarks) is { } rule)
            {
                _rules.Add(rule);
            }
        }
        Measures = [.. _rules.SelectMany(rule => Try(rule.GetType().Name, () => rule.Measures, _remarks) ?? []).Distinct()];
    }

    /// <summary>The rules of the plugins that are there.</summary>
    public static RuleSet Load(PluginCatalog catalog)
    {
        var faults = new List<string>();
        return new RuleSet(catalog.LoadRules(faults), faults);
    }

    /// <summary>What the rules want to be measured.</summary>
    public IReadOnlyList<DurationMeasure> Measures { get; }

    /// <summary>What was left out from the start.</summary>
    public IReadOnlyList<string> Remarks => _remarks;

    /// <summary>Adds what the rules say to a report.</summary>
    /// <param name="report">What is known of a device.</param>
    /// <param name="remarks">Is given what has to be left out.</param>
    public AgentReport Judge(AgentReport report, List<string> remarks)
    {
        var facts = _rules.SelectMany(rule => Try(rule.GetType().Name, () => rule.Describe(report).ToArray(), remarks) ?? []).ToArray();
        var findings = _rules.SelectMany(rule => Try(rule.GetType().Name, () => rule.Check(report).ToArray(), remarks) ?? []).ToArray();
        return report with { Facts = facts, Findings = [.. findings.OrderByDescending(finding => finding.Severity)] };
    }

    private static T? Try<T>(string rule, Func<T> call, List<string> remarks)
        where T : class
    {
        try
        {
            return call();
        }
        catch (Exception exception)
        {
            var remark = $"The rule {rule} failed and is left out: {(exception.InnerException ?? exception).Message}";
            if (remarks.Count < RemarkLimit && !remarks.Contains(remark))
            {
                remarks.Add(remark);
            }
            return null;
        }
    }
}
