namespace FlowHost.Sdk;

/// <summary>Turns a template into a schema and the steps that fill it.</summary>
internal sealed class PlanCompiler(ElementRegistry elements, SchemaTable schemas)
{
    // Octets that carry nothing (RFC 7012: paddingOctets).
    private const ushort PaddingOctets = 210;

    private readonly ListItems _listItems = new(elements);

    /// <summary>Whether a template was refused because the host holds as many schemas as it may.</summary>
    public bool IsFull => schemas.IsFull;

    public TemplatePlan? Compile(TemplateDefinition template)
    {
        var plan = Compile(template, hasLongNumbers: false);
        if (plan is { HasNumbersOfAnyLength: true })
        {
            plan.ForLongNumbers = Compile(template, hasLongNumbers: true);
        }
        return plan;
    }

    private TemplatePlan? Compile(TemplateDefinition template, bool hasLongNumbers)
    {
        var fields = new List<Field>(template.Fields.Count + 2);
        var named = new TemplateElements(elements, [.. template.Fields, .. template.HeaderFields]);
        var records = Steps(template.Fields, hasLongNumbers, named, fields, out var length, out var isFixed);
        var header = Steps(template.HeaderFields, hasLongNumbers, named, fields, out _, out _);
        var times = RelativeTimes.Of(fields, template.HasSysUpTime, elements);
        return length == 0 || schemas.Intern(fields, template.IsOptions, template.MayAddSchema) is not { } schema
            ? null
            : new TemplatePlan(schema, records, header, times, ListColumns.Of(fields, _listItems), length, isFixed);
    }

    private static DecodeOp[] Steps(
        IReadOnlyList<TemplateField> template, bool hasLongNumbers, TemplateElements named, List<Field> fields, out int minimum, out bool isFixed)
    {
        var steps = new List<DecodeOp>(template.Count);
        minimum = 0;
        isFixed = true;
        foreach (var wire in template)
        {
            var isVariable = wire.Length == TemplateField.VariableLength;
            if (wire.Length > 0)
            {
                steps.Add(Step(wire, hasLongNumbers, named, fields, isVariable ? -1 : minimum));
            }
            minimum += isVariable ? 1 : wire.Length;
            isFixed &= !isVariable;
        }
        // Steps over what is skipped cost nothing where offsets are known.
        return isFixed ? [.. steps.Where(step => step.Code != DecodeCode.Skip)] : [.. steps];
    }

    private static DecodeOp Step(TemplateField wire, bool hasLongNumbers, TemplateElements named, List<Field> fields, int offset)
    {
        var length = offset < 0 ? -1 : wire.Length;
        if (wire is { Enterprise: 0, Id: PaddingOctets })
        {
            return new DecodeOp(DecodeCode.Skip, -1, offset, length);
        }
        var element = named.Resolve(wire);
        var layout = FieldLayout.Of(element, wire.Length, hasLongNumbers);
        fields.Add(new Field
        {
            Name = element.Name,
            Element = element,
            Kind = layout.Kind,
            Format = layout.Format,
            TimeUnit = layout.TimeUnit,
            Occurrence = named.CountOccurrence(element),
            IsScope = wire.IsScope,
            CanBeNull = offset < 0 || layout.Code == DecodeCode.NtpTime || layout.Kind == FieldKind.List,
        });
        return new DecodeOp(layout.Code, fields.Count - 1, offset, length);
    }
}
