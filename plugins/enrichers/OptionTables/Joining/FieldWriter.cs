using FlowHost.Enrichers.OptionTables.Rules;
using FlowHost.Sdk;

namespace FlowHost.Enrichers.OptionTables.Joining;

/// <summary>Writes one attribute of the rows that were found to one field; called once a batch.</summary>
internal abstract class FieldWriter
{
    public abstract void Write(FlowBatch batch, JoinScratch found);

    /// <summary>Adds the field; null when the record has one of that name already, which then stays as the device sent it.</summary>
    public static FieldWriter? Bind(SchemaBuilder schema, string name, Rule table, int attribute)
    {
        var rule = table.Attributes[attribute];
        var width = table.Attributes.Count;
        if (GroupOf(schema, name) is { } own)
        {
            return rule.IsText ? new TextFieldWriter(schema.Replace(own, Field.Text(name)), attribute, width, own) : null;
        }
        if (!schema.IsFree(name))
        {
            return null;
        }
        return rule switch
        {
            { IsText: true } => new TextFieldWriter(schema.Add(Field.Text(name)), attribute, width, own: null),
            { Format: FieldFormat.IPv4 } => new NumberFieldWriter<uint, AddressStorage>(schema.Add(Field.New<uint>(name, FieldFormat.IPv4)), attribute, width),
            { Kind: FieldKind.Double } => new NumberFieldWriter<double, RealStorage>(schema.Add(Field.Double(name, decimals: -1)), attribute, width),
            { Kind: FieldKind.Int64 } => new NumberFieldWriter<long, SignedStorage>(schema.Add(Field.New<long>(name)), attribute, width),
            _ => new NumberFieldWriter<ulong, UnsignedStorage>(schema.Add(Field.New<ulong>(name, rule.Format, rule.Elements[0].TimeUnit)), attribute, width),
        };
    }

    /// <summary>The text of the device that a group takes the place of: <c>applicationName</c> becomes <c>applicationName.Name</c>.</summary>
    private static Column<Text>? GroupOf(SchemaBuilder schema, string name) =>
        name.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot
        && schema.TryGet(name[..dot], out Column<Text> own) && !RepeatedElements.Has(schema, name[..dot]) ? own : null;
}
