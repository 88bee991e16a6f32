using FlowHost.Sdk;

namespace FlowHost.Enrichers.OptionTables.Joining;

/// <summary>A template may hold an element twice (RFC 7011 section 8): its name then stays with the array of both values.</summary>
internal static class RepeatedElements
{
    public static bool Has(SchemaBuilder schema, string name) =>
        schema.Fields.Count(field => field.Element is not null && string.Equals(field.Name, name, StringComparison.Ordinal)) > 1;
}
