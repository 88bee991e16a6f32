namespace FlowHost.Sdk;

/// <summary>Record layouts that devices may send, to see what enrichers make of them before any device has sent one.</summary>
internal static class ProbeSchemas
{
    // What nearly every record has.
    private static readonly ushort[] Common = [8, 12, 27, 28, 7, 11, 4, 5, 10, 14, 1, 2, 61, 85, 86, 95, 152, 153, 234, 235];

    /// <summary>A layout for each kind of record, and one with every element there is: as data, and as options.</summary>
    public static IEnumerable<FlowSchema> For(ElementRegistry elements, RecordTypeTable recordTypes)
    {
        var schemas = new SchemaTable(recordTypes: recordTypes);
        foreach (var rule in RecordTypes.ForData)
        {
            yield return Schema(schemas, [.. rule.ElementsOf(elements), .. Common.Select(id => elements.Resolve(0, id, 0, []))], isOptions: false);
        }
        Element[] all = [.. elements.Names.Select(name => elements.TryFindByName(name, out var element) ? element : null).OfType<Element>()];
        yield return Schema(schemas, all, isOptions: false);
        yield return Schema(schemas, all, isOptions: true);
    }

    private static FlowSchema Schema(SchemaTable schemas, IEnumerable<Element> elements, bool isOptions) => schemas.Intern(
        [
            .. elements.DistinctBy(element => element.Key).Select(element => new Field
            {
                Name = element.Name,
                Element = element,
                Kind = element.Kind,
                Format = element.Format,
                TimeUnit = element.TimeUnit,
            }),
        ],
        isOptions)!;
}
