namespace FlowHost.Sdk;

/// <summary>
/// An information element: what a field of a record means (RFC 7012 section 2). Two elements are the same when enterprise and id are;
/// a user's list may give it another name.
/// </summary>
public class Element
{
    private protected Element(ElementInfo info, FieldKind kind)
    {
        Info = info;
        Kind = kind;
    }

    /// <summary>The private enterprise number; 0 is IANA, 9 is Cisco.</summary>
    public uint Enterprise => Info.Enterprise;

    /// <summary>The element id, without the enterprise bit.</summary>
    public ushort Id => Info.Id;

    /// <summary>The name, as it appears in every output.</summary>
    public string Name => Info.Name;

    /// <summary>The abstract type.</summary>
    public ElementType Type => Info.Type;

    /// <summary>The unit of measurement, <c>octets</c> or <c>milliseconds</c>; empty when it has none.</summary>
    public string Units => Info.Units;

    /// <summary>How a value of at most the type's own length is stored. A device may send more octets: the field then is wider.</summary>
    public FieldKind Kind { get; }

    /// <summary>How a value is written.</summary>
    public FieldFormat Format => Info.Type switch
    {
        ElementType.Boolean => FieldFormat.Boolean,
        ElementType.Float32 => FieldFormat.Single,
        ElementType.MacAddress => FieldFormat.Mac,
        ElementType.IPv4Address => FieldFormat.IPv4,
        ElementType.IPv6Address => FieldFormat.IPv6,
        ElementType.String => FieldFormat.Text,
        ElementType.OctetArray => FieldFormat.Octets,
        >= ElementType.DateTimeSeconds and <= ElementType.DateTimeNanoseconds => FieldFormat.Time,
        >= ElementType.BasicList => FieldFormat.List,
        _ => FieldFormat.Number,
    };

    /// <summary>What the value counts when it is a time.</summary>
    public TimeUnit TimeUnit => Info.Type switch
    {
        ElementType.DateTimeSeconds => TimeUnit.Seconds,
        ElementType.DateTimeMilliseconds => TimeUnit.Milliseconds,
        ElementType.DateTimeMicroseconds => TimeUnit.NtpMicroseconds,
        ElementType.DateTimeNanoseconds => TimeUnit.NtpNanoseconds,
        _ when Info is { Enterprise: 0, Id: 21 or 22 } => TimeUnit.SysUpTimeMilliseconds,
        _ => TimeUnit.None,
    };

    internal ElementInfo Info { get; }

    internal ulong Key => ElementKey.Of(Enterprise, Id);

    /// <summary>Creates an element of the storage that its type asks for.</summary>
    public static Element Create(ElementInfo info)
    {
        var kind = KindOf(info.Type);
        return kind switch
        {
            FieldKind.UInt8 => Create<byte>(info, kind),
            FieldKind.UInt16 => Create<ushort>(info, kind),
            FieldKind.UInt32 => Create<uint>(info, kind),
            FieldKind.UInt64 => Create<ulong>(info, kind),
            FieldKind.Int64 => Create<long>(info, kind),
            FieldKind.Double => Create<double>(info, kind),
            FieldKind.UInt128 => Create<UInt128>(info, kind),
            FieldKind.Text => Create<Text>(info, kind),
            FieldKind.List => Create<FlowList>(info, kind),
            _ => Create<Octets>(info, kind),
        };
    }

    // A method of its own, so that start-up loads only the classes that a pipeline uses.
    private static Element<T> Create<T>(ElementInfo info, FieldKind kind) => new(info, kind);

    /// <summary>The storage that an abstract type asks for.</summary>
    public static FieldKind KindOf(ElementType type) => type switch
    {
        ElementType.Unsigned8 or ElementType.Boolean => FieldKind.UInt8,
        ElementType.Unsigned16 => FieldKind.UInt16,
        ElementType.Unsigned32 or ElementType.IPv4Address or ElementType.DateTimeSeconds => FieldKind.UInt32,
        ElementType.Unsigned64 or ElementType.Unsigned256 or ElementType.MacAddress => FieldKind.UInt64,
        >= ElementType.DateTimeMilliseconds and <= ElementType.DateTimeNanoseconds => FieldKind.UInt64,
        >= ElementType.Signed8 and <= ElementType.Signed64 => FieldKind.Int64,
        ElementType.Float32 or ElementType.Float64 => FieldKind.Double,
        ElementType.IPv6Address => FieldKind.UInt128,
        ElementType.String => FieldKind.Text,
        >= ElementType.BasicList => FieldKind.List,
        _ => FieldKind.Octets,
    };

    /// <summary>Equal when the whole row is: unknown elements are made anew for each template and must not make new schemas.</summary>
    public sealed override bool Equals(object? obj) => obj is Element other && Info == other.Info;

    /// <inheritdoc/>
    public sealed override int GetHashCode() => Info.GetHashCode();

    /// <summary>Name, enterprise and id, for messages.</summary>
    public override string ToString() => $"{Name} ({Enterprise}:{Id})";
}
