using FlowHost.Sdk;

namespace FlowHost.Inspection;

/// <summary>The rules of all plugins. One that throws is left out of the report, with a remark.</summary>
internal sealed class RuleSet
{
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
            if (Try(type.Name, () => (IInspectionRule)Activator.CreateInstance(type)!) is { } rule)
            {
                _rules.Add(rule);
            }
        }
        Measures = [.. _rules.SelectMany(rule => Try(rule.GetType().Name, () => rule.Measures) ?? []).Distinct()];
    }

    /// <summary>What the rules want to be measured.</summary>
    public IReadOnlyList<DurationMeasure> Measures { get; }

    /// <summary>What has been left out.</summary>
    public IReadOnlyList<string> Remarks => _remarks;

    /// <summary>Adds what the rules say to a report.</summary>
    public AgentReport Judge(AgentReport report)
    {
        var facts = _rules.SelectMany(rule => Try(rule.GetType().Name, () => rule.Describe(report).ToArray()) ?? []).ToArray();
        var findings = _rules.SelectMany(rule => Try(rule.GetType().Name, () => rule.Check(report).ToArray()) ?? []).ToArray();
        return report with { Facts = facts, Findings = [.. findings.OrderByDescending(finding => finding.Severity)] };
    }

    private T? Try<T>(string rule, Func<T> call)
        where T : class
    {
        try
        {
            return call();
        }
        catch (Exception exception)
        {
            var remark = $"The rule {rule} failed and is left out: {(exception.InnerException ?? exception).Message}";
            if (!_remarks.Contains(remark))
            {
                _remarks.Add(remark);
            }
            return null;
        }
    }
}
