using FlowHost.Configuration.Keys;
using FlowHost.Sdk;

namespace FlowHost.Pipelines.Selection;

/// <summary>The outputs that an exporter's <c>fields</c> leaves.</summary>
internal sealed class FieldFilter(FieldsOptions fields)
{
    /// <summary>The schema as the exporter sees it.</summary>
    public FlowSchema Apply(FlowSchema schema) => schema.Show(output => Shows(output.FullName));

    private bool Shows(string name) =>
        (fields.Include is not { } include || Names(include, name)) && (fields.Exclude is not { } exclude || !Names(exclude, name));

    // A group's name stands for all of it.
    private static bool Names(List<string> names, string field)
    {
        foreach (var name in names)
        {
            if (field.StartsWith(name, StringComparison.Ordinal) && (field.Length == name.Length || field[name.Length] == '.'))
            {
                return true;
            }
        }
        return false;
    }
}
