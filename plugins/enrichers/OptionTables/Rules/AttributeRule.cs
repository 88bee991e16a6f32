using FlowHost.Sdk;

namespace FlowHost.Enrichers.OptionTables.Rules;

/// <summary>One value of a row.</summary>
internal sealed class AttributeRule(string name, IReadOnlyList<Element> elements, bool isTextOrNumber)
{
    public string Name { get; } = name;

    /// <summary>Where it comes from, the best first.</summary>
    public IReadOnlyList<Element> Elements { get; } = elements;

    public bool IsTextOrNumber { get; } = isTextOrNumber;

    /// <summary>Whether fields hold text. Of an attribute that may be both it becomes so when a device sends text.</summary>
    public bool IsText { get; private set; } = elements[0].Kind == FieldKind.Text;

    /// <summary>Called when the fields change their type.</summary>
    public Action? Changed { get; set; }

    public void BecomeText()
    {
        if (!IsText)
        {
            IsText = true;
            Changed?.Invoke();
        }
    }

    /// <summary>The fields that its texts name, when a join writes to such.</summary>
    public FieldNames? Names { get; set; }

    /// <summary>How its numbers are stored and written.</summary>
    public FieldFormat Format => Elements[0].Format;

    public FieldKind Kind => Elements[0].Kind;
}
