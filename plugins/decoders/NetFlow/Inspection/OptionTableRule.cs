using FlowHost.Sdk;

namespace FlowHost.Decoders.NetFlow.Inspection;

/// <summary>Which option tables a device sends, and which its records point to that it does not.</summary>
public sealed class OptionTableRule : IInspectionRule
{
    private const string Topic = "Option tables";

    // Cisco devices send tables every ten minutes unless they are told otherwise.
    private static readonly TimeSpan Usual = TimeSpan.FromMinutes(11);

    /// <inheritdoc/>
    public IEnumerable<Fact> Describe(AgentReport report)
    {
        if (report.Templates.All(template => template.IsFixed))
        {
            // NetFlow v5 has none.
            yield break;
        }
        TemplateSection[] options = [.. report.Templates.Where(template => template is { IsOptions: true, State: TemplateState.Known })];
        if (options.Length == 0)
        {
            yield return new Fact(Topic, $"None in {Words.Scope(report)}.");
        }
        foreach (var template in options)
        {
            string[] known = [.. OptionTable.All.Where(table => table.IsIn(template)).Select(table => table.Name)];
            var name = known.Length > 0 ? Words.Sentence(string.Join(" and ", known)) : Words.List([.. template.Fields.Select(field => field.Name)], 4);
            var records = (template.Records == 0 ? "no record" : ReportWords.Count(template.Records, "record")) + (report.IsSampled ? " looked at" : "");
            yield return new Fact(Topic, $"{name}: {Words.Template(template)}, {records}.");
        }
    }

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(AgentReport report)
    {
        foreach (var table in OptionTable.All.Where(table => !report.Templates.Any(table.IsIn)))
        {
            var pointers = Pointers(report, table).ToArray();
            if (pointers.Length > 0)
            {
                yield return Missing(report, table, pointers);
            }
        }
    }

    // A protocol without templates has no option tables.
    private static IEnumerable<(FieldSection Field, TemplateSection Template)> Pointers(AgentReport report, OptionTable table) =>
        from template in report.Templates
        where template is { IsOptions: false, IsFixed: false }
        from field in template.Fields
        where field.Filled > 0 && Array.Exists(table.Pointers, field.Is)
        select (field, template);

    private static Finding Missing(AgentReport report, OptionTable table, (FieldSection Field, TemplateSection Template)[] pointers)
    {
        string[] names = [.. pointers.Select(pointer => pointer.Field.Name).Distinct()];
        string[] ids = [.. pointers.Select(pointer => $"{pointer.Template.Id}").Distinct()];
        var isShort = report.Span < Usual;
        return new Finding(
            isShort ? FindingSeverity.Note : FindingSeverity.Advice,
            $"{Words.List(names)} (template{(ids.Length == 1 ? "" : "s")} {Words.List(ids)}) {(names.Length == 1 ? "has" : "have")} values, and no option table with {table.Name} "
            + $"came in {Words.Scope(report)}: records have the numbers alone.")
        {
            Remedy = $"Let the device send the table; Cisco IOS XE: {table.Command} under `flow exporter`."
                + (isShort ? " It sends it every 10 min unless told otherwise: look again after that time." : ""),
        };
    }
}
