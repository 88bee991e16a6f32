using FlowHost.Exporters.Parquet.Columns;
using FlowHost.Sdk;

namespace FlowHost.Exporters.Parquet.Sources;

/// <summary>How the batches of one schema become columns.</summary>
internal sealed class SchemaPlan
{
    private SchemaPlan(string recordType, FieldSource[] sources) => (RecordType, Sources) = (recordType, sources);

    public string RecordType { get; }

    public IReadOnlyList<FieldSource> Sources { get; }

    /// <summary>Prepares a schema: metadata, then what the schema says is written.</summary>
    public static SchemaPlan Of(FlowSchema schema, ElementRegistry elements, ColumnNames names) =>
        new(schema.RecordType, [.. Metadata.Create(), .. schema.Outputs.Select(output => SourceOf(schema, output, elements, names))]);

    private static FieldSource SourceOf(FlowSchema schema, OutputField output, ElementRegistry elements, ColumnNames names)
    {
        var fields = output.Columns.Select(column => schema.Fields[column]).ToArray();
        var name = output.FullName;
        var element = fields[0].Element;
        var suffix = element is null ? "_field" : $"_e{element.Enterprise}id{element.Id}";
        if (fields.All(field => field.Kind == FieldKind.List))
        {
            return new StructuredField(names.Define(name, "_all", ColumnType.Text, isList: false, suffix), schema, output);
        }
        var known = element is null ? null : Known(output.Name, element, elements);
        var type = known is null ? ColumnTypes.Of(fields[0]) : ColumnTypes.Of(known.Type);
        var values = fields.Select(field => known?.Type >= ElementType.BasicList ? null : ValueSources.Of(field, type)).ToArray();
        if (values is [var only])
        {
            var raw = names.Define(name, "_raw", ColumnType.Octets, isList: false, suffix);
            return only is null
                ? new FlatField(raw, raw, output.Columns[0], RawSource.Instance)
                : new FlatField(names.Define(name, "", type, isList: false, suffix), raw, output.Columns[0], only);
        }
        return new RepeatedField(
            names.Define(name, "_all", type, isList: true, suffix),
            names.Define(name, "_raw_all", ColumnType.Octets, isList: true, suffix),
            [.. output.Columns],
            values);
    }

    // A column's type must not depend on which template came first: the table decides, by the name, then by the number.
    private static Element Known(string name, Element element, ElementRegistry elements) =>
        elements.TryFindByName(name, out var named) ? named :
        elements.TryFind(element.Enterprise, element.Id, out var numbered) && numbered.Name == element.Name ? numbered :
        element;
}
