using System.Globalization;
using FlowHost.Sdk;

namespace FlowHost.Decoders.NetFlow.Inspection;

/// <summary>Elements that no table knows.</summary>
public sealed class ElementRule : IInspectionRule
{
    /// <inheritdoc/>
    public IEnumerable<Finding> Check(AgentReport report)
    {
        string[] unknown =
        [
            .. report.Templates
                .SelectMany(template => template.Fields.Where(field => !field.IsKnown).Select(field => (template.Id, Field: field)))
                .GroupBy(item => (item.Field.Enterprise, item.Field.Id))
                .OrderBy(group => group.Key)
                .Select(group => $"{group.First().Field.Name} ({Length(group.First().Field)}, template {group.First().Id})"),
        ];
        if (unknown.Length > 0)
        {
            yield return new Finding(
                FindingSeverity.Advice,
                $"{ReportWords.Count(unknown.Length, "element")} of its templates {(unknown.Length == 1 ? "is" : "are")} in no table of elements: {Words.List(unknown)}. "
                + "Their values are shown as octets.")
            {
                Remedy = "Name them in a CSV file under `elements:` of the pipeline; the vendor's documentation says what they mean.",
            };
        }
    }

    private static string Length(FieldSection field) => field.Length switch
    {
        null => "length unknown",
        TemplateField.VariableLength => "variable length",
        1 => "1 octet",
        var length => string.Create(CultureInfo.InvariantCulture, $"{length} octets"),
    };
}
