namespace FlowHost.Sdk;

/// <summary>Schemas as a decoder makes them.</summary>
internal static class Schemas
{
    public static FlowSchema Of(params Element[] elements)
    {
        var fields = new List<Field>();
        foreach (var element in elements)
        {
            fields.Add(new Field
            {
                Name = element.Name,
                Element = element,
                Kind = element.Kind,
                Format = element.Format,
                TimeUnit = element.TimeUnit,
                Occurrence = fields.Count(field => field.Element!.Key == element.Key),
            });
        }
        return new SchemaTable().Intern(fields, isOptions: false)!;
    }
}
