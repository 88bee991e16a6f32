namespace FlowHost.Sdk;

/// <summary>A field of a template, and what its values are like.</summary>
/// <param name="Name">The element's name.</param>
/// <param name="Enterprise">Its private enterprise number; 0 is IANA.</param>
/// <param name="Id">Its id, without the enterprise bit.</param>
public sealed record FieldSection(string Name, uint Enterprise, ushort Id)
{
    /// <summary>Octets on the wire, <see cref="TemplateField.VariableLength"/> when each value says its own; null when it is not on the wire.</summary>
    public ushort? Length { get; init; }

    /// <summary>Whether it is a scope field of an options template.</summary>
    public bool IsScope { get; init; }

    /// <summary>Whether a table of elements knows it; otherwise its values are octets.</summary>
    public bool IsKnown { get; init; } = true;

    /// <summary>Whether the device does not send it: the host computes it, as absolute times of relative ones.</summary>
    public bool IsComputed { get; init; }

    /// <summary>Records that were looked at.</summary>
    public long Records { get; init; }

    /// <summary>Of those, the ones whose value is there and neither 0 nor empty.</summary>
    public long Filled { get; init; }

    /// <summary>Some distinct values, as outputs have them, the first that came.</summary>
    public IReadOnlyList<string> Samples { get; init; } = [];

    /// <summary>Whether there were more distinct values than <see cref="Samples"/> has.</summary>
    public bool HasMoreSamples { get; init; }

    /// <summary>The least number that came; null for what is no unsigned number of up to 64 bits.</summary>
    public ulong? Least { get; init; }

    /// <summary>The greatest number that came; null for what is no unsigned number of up to 64 bits.</summary>
    public ulong? Greatest { get; init; }

    /// <summary>How many percent of the records have a value that is neither 0 nor empty; null when no record was looked at.</summary>
    public double? FilledPercent => Records == 0 ? null : 100.0 * Filled / Records;

    /// <summary>Whether it is a field of this element, whatever the user calls it.</summary>
    public bool Is(Element element) => element.Enterprise == Enterprise && element.Id == Id;
}
