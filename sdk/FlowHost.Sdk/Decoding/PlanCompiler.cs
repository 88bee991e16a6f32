namespace FlowHost.Sdk;

/// <summary>Turns a template into a schema and the steps that fill it.</summary>
internal sealed class PlanCompiler(ElementRegistry elements, SchemaTable schemas)
{
    // Octets that carry nothing (RFC 7012: paddingOctets).
    private const ushort PaddingOctets = 210;

    public TemplatePlan? Compile(TemplateDefinition template)
    {
        var fields = new List<Field>(template.Fields.Count + 2);
        var records = Steps(template.Fields, fields, out var length, out var isFixed);
        var header = Steps(template.HeaderFields, fields, out _, out _);
        var times = RelativeTimes.Of(fields, template.HasSysUpTime, elements);
        return length == 0 || schemas.Intern(fields, template.IsOptions) is not { } schema
            ? null
            : new TemplatePlan(schema, records, header, times, length, isFixed);
    }

    private DecodeOp[] Steps(IReadOnlyList<TemplateField> template, List<Field> fields, out int minimum, out bool isFixed)
    {
        var siblings = template.ToArray();
        var steps = new List<DecodeOp>(siblings.Length);
        minimum = 0;
        isFixed = true;
        foreach (var wire in siblings)
        {
            var isVariable = wire.Length == TemplateField.VariableLength;
            if (wire.Length > 0)
            {
                steps.Add(Step(wire, siblings, fields, isVariable ? -1 : minimum));
            }
            minimum += isVariable ? 1 : wire.Length;
            isFixed &= !isVariable;
        }
        // Steps over what is skipped cost nothing where offsets are known.
        return isFixed ? [.. steps.Where(step => step.Code != DecodeCode.Skip)] : [.. steps];
    }

    private DecodeOp Step(TemplateField wire, TemplateField[] siblings, List<Field> fields, int offset)
    {
        var length = offset < 0 ? -1 : wire.Length;
        if (wire is { Enterprise: 0, Id: PaddingOctets })
        {
            return new DecodeOp(DecodeCode.Skip, -1, offset, length);
        }
        var element = elements.Resolve(wire.Enterprise, wire.Id, wire.Length, siblings);
        var layout = FieldLayout.Of(element, wire.Length);
        fields.Add(new Field
        {
            Name = element.Name,
            Element = element,
            Kind = layout.Kind,
            Format = layout.Format,
            TimeUnit = layout.TimeUnit,
            Occurrence = fields.Count(field => field.Element!.Key == element.Key),
            IsScope = wire.IsScope,
            CanBeNull = offset < 0,
        });
        return new DecodeOp(layout.Code, fields.Count - 1, offset, length);
    }
}
