using FlowHost.Inspection.Profiling;
using FlowHost.Sdk;

namespace FlowHost.Inspection.Reports;

/// <summary>The fields of a template with what is known of their values.</summary>
internal static class FieldSections
{
    /// <summary>Those of an announced template, and those that the host computes.</summary>
    /// <param name="wire">The template's fields.</param>
    /// <param name="schema">The layout of its records; null when none came.</param>
    /// <param name="profiles">What was seen of its records.</param>
    /// <param name="elements">The pipeline's elements.</param>
    public static IEnumerable<FieldSection> Of(
        IReadOnlyList<TemplateField> wire, FlowSchema? schema, IReadOnlyList<LayoutProfile> profiles, ElementRegistry elements)
    {
        TemplateField[] siblings = [.. wire];
        var next = 0;
        foreach (var field in wire)
        {
            var element = elements.Resolve(field.Enterprise, field.Id, field.Length, siblings);
            // Padding and what has no length have no column.
            var hasColumn = field.Length > 0 && next < schema?.DecodedCount
                && schema.Fields[next].Element is { } column && column.Enterprise == element.Enterprise && column.Id == element.Id;
            yield return Filled(New(element, elements) with { Length = field.Length, IsScope = field.IsScope }, hasColumn ? next++ : -1, profiles);
        }
        for (; next < schema?.DecodedCount; next++)
        {
            yield return Filled(New(schema.Fields[next].Element!, elements) with { IsComputed = true }, next, profiles);
        }
    }

    /// <summary>Those of records whose template is not known any more, or of a protocol without templates.</summary>
    /// <param name="schema">The layout.</param>
    /// <param name="profile">What was seen of its records.</param>
    /// <param name="isFixed">Whether the protocol has no templates: its fields are all there, so what can be null is computed.</param>
    /// <param name="elements">The pipeline's elements.</param>
    public static IEnumerable<FieldSection> Of(FlowSchema schema, LayoutProfile profile, bool isFixed, ElementRegistry elements) => schema.Fields.Select(
        (field, column) => Filled(
            New(field.Element!, elements) with { IsScope = field.IsScope, IsComputed = isFixed && field.CanBeNull }, column, [profile]));

    private static FieldSection New(Element element, ElementRegistry elements) => new(element.Name, element.Enterprise, element.Id)
    {
        IsKnown = elements.TryFind(element.Enterprise, element.Id, out _),
    };

    private static FieldSection Filled(FieldSection field, int column, IReadOnlyList<LayoutProfile> profiles)
    {
        if (column < 0)
        {
            return field;
        }
        FieldProfile[] values = [.. profiles.Select(profile => profile.Fields[column])];
        string[] samples = [.. values.SelectMany(value => value.Samples).Distinct()];
        return field with
        {
            Records = profiles.Sum(profile => profile.Rows),
            Filled = values.Sum(value => value.Filled),
            Samples = [.. samples.Take(FieldProfile.SampleLimit)],
            HasMoreSamples = samples.Length > FieldProfile.SampleLimit || Array.Exists(values, value => value.HasMoreSamples),
            Least = values.Min(value => value.Least),
            Greatest = values.Max(value => value.Greatest),
        };
    }
}
