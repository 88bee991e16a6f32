using FlowHost.Sdk;

namespace FlowHost.Enrichers.CiscoHsl.Events;

/// <summary>The name of an event beside its code.</summary>
/// <param name="field">The field that is added.</param>
/// <param name="table">Where the names are.</param>
/// <param name="elements">Where the code is: the first that a schema has.</param>
internal sealed class EventNames(string field, string table, params Element[] elements) : IEnricher
{
    private readonly CodeTable _names = new(table);

    /// <summary>A text field: where it has a value, the device has said it in its own words.</summary>
    public string? Unless { get; init; }

    public EnrichBatch? Bind(SchemaBuilder schema)
    {
        foreach (var element in elements)
        {
            if (schema.TryGetNumber(element, out var code) && schema.IsFree(field))
            {
                return Bind(schema, code);
            }
        }
        return null;
    }

    private EnrichBatch Bind(SchemaBuilder schema, Column<ulong> code)
    {
        var isSaid = Unless is not null & schema.TryGet(Unless ?? "", out Column<Text> said);
        var name = schema.Add(Field.Text(field));
        return isSaid ? batch => Write(batch[code], batch[said], batch[name]) : batch => Write(batch[code], batch[name]);
    }

    private void Write(ReadOnlySpan<ulong> codes, TextColumnWriter names)
    {
        for (var row = 0; row < codes.Length; row++)
        {
            names[row] = _names[codes[row]];
        }
    }

    private void Write(ReadOnlySpan<ulong> codes, TextColumnReader said, TextColumnWriter names)
    {
        for (var row = 0; row < codes.Length; row++)
        {
            if (said.IsNull(row))
            {
                names[row] = _names[codes[row]];
            }
        }
    }
}
