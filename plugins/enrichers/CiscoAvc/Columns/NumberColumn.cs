using FlowHost.Sdk;

namespace FlowHost.Enrichers.CiscoAvc.Columns;

/// <summary>A number that devices send in any width, or do not send: formulas take it for a value that no record has.</summary>
internal readonly struct NumberColumn
{
    private readonly Column<ulong> _column;

    private NumberColumn(Column<ulong> column)
    {
        _column = column;
        IsThere = true;
    }

    public bool IsThere { get; }

    /// <summary>Finds the first of some elements that a schema has.</summary>
    public static NumberColumn Find(SchemaBuilder schema, params ReadOnlySpan<Element> elements)
    {
        foreach (var element in elements)
        {
            if (schema.TryGetNumber(element, out var column))
            {
                return new NumberColumn(column);
            }
        }
        return default;
    }

    /// <summary>Finds an element that shares its number with another one: this one has 64 bits.</summary>
    public static NumberColumn FindWide(SchemaBuilder schema, Element<ulong> element) =>
        schema.Fields.Any(field => field.Element is { Type: ElementType.Unsigned64 } sent && sent.Enterprise == element.Enterprise && sent.Id == element.Id)
            ? Find(schema, element)
            : default;

    public Numbers Of(FlowBatch batch) => IsThere ? new Numbers(batch[_column], batch.Present(_column)) : default;
}
