namespace FlowHost.Sdk;

/// <summary>A column's description: an element as a device sent it, or something an enricher adds. Two fields are equal when all their properties are.</summary>
public sealed record Field
{
    /// <summary>The name in every output; dots make groups: <c>Location_B.Country</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What the field means; null when an enricher added it.</summary>
    public Element? Element { get; init; }

    /// <summary>How the column is stored; wider than the element's own kind when a device sends more octets.</summary>
    public required FieldKind Kind { get; init; }

    /// <summary>How a value is written.</summary>
    public required FieldFormat Format { get; init; }

    /// <summary>What a time counts; <see cref="TimeUnit.None"/> for anything else.</summary>
    public TimeUnit TimeUnit { get; init; }

    /// <summary>0 for the first of an element that a template repeats, then 1, 2 … (RFC 7011 section 8 keeps them in order).</summary>
    public int Occurrence { get; init; }

    /// <summary>Whether it is a scope field of an options template (RFC 7011 section 3.4.2.1).</summary>
    public bool IsScope { get; init; }

    /// <summary>Whether a row may have no value: every added field, what has variable length on the wire, and times in NTP format.</summary>
    public bool CanBeNull { get; init; }

    /// <summary>Digits after the point of a double; −1: the shortest form that reads back as the same number.</summary>
    public int Decimals { get; init; } = -1;

    /// <summary>A text field for <see cref="SchemaBuilder.Add{T}"/>.</summary>
    public static NewField<Text> Text(string name) => New<Text>(name, FieldFormat.Text);

    /// <summary>A field of computed numbers.</summary>
    /// <param name="name">The name; dots make groups.</param>
    /// <param name="decimals">Digits after the point: 3 unless the value needs more (rates and ratios: 6).</param>
    public static NewField<double> Double(string name, int decimals = 3) =>
        new(New<double>(name).Definition with { Decimals = decimals });

    /// <summary>A field of whole numbers.</summary>
    public static NewField<ulong> UInt64(string name) => New<ulong>(name);

    /// <summary>A field of whole numbers up to 4,294,967,295.</summary>
    public static NewField<uint> UInt32(string name) => New<uint>(name);

    /// <summary>A field of any storage.</summary>
    /// <param name="name">The name; dots make groups.</param>
    /// <param name="format">
    /// How values are written: <see cref="FieldFormat.IPv4"/> needs <see cref="uint"/>, <see cref="FieldFormat.IPv6"/> and <see cref="FieldFormat.Address"/> <see cref="UInt128"/>.
    /// </param>
    /// <param name="timeUnit">What a time counts; goes with <see cref="FieldFormat.Time"/>.</param>
    public static NewField<T> New<T>(string name, FieldFormat format = FieldFormat.Number, TimeUnit timeUnit = TimeUnit.None)
    {
        var kind = FieldKindOf<T>.Kind;
        var natural = kind switch
        {
            FieldKind.Text => FieldFormat.Text,
            FieldKind.Octets => FieldFormat.Octets,
            FieldKind.List => FieldFormat.List,
            FieldKind.UInt128 => format == FieldFormat.Address ? format : FieldFormat.IPv6,
            _ => format,
        };
        return new(new Field { Name = name, Kind = kind, Format = natural, TimeUnit = timeUnit, CanBeNull = true });
    }
}
