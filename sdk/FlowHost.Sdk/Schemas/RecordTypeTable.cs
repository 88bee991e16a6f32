namespace FlowHost.Sdk;

/// <summary>The rules of one pipeline: its own, then the built-in ones.</summary>
/// <param name="forOptions">Its own for records of options templates.</param>
/// <param name="forData">Its own for other records.</param>
internal sealed class RecordTypeTable(IReadOnlyList<RecordTypeRule> forOptions, IReadOnlyList<RecordTypeRule> forData)
{
    /// <summary>The built-in rules alone.</summary>
    public static RecordTypeTable Builtin { get; } = new([], []);

    /// <summary>Every record type that there may be.</summary>
    public IReadOnlyList<string> All { get; } =
        [.. RecordTypes.All.Concat(forData.Concat(forOptions).Select(rule => rule.RecordType)).Distinct(StringComparer.Ordinal)];

    /// <summary>The type of the first rule that fits.</summary>
    public string Classify(IReadOnlyList<Element> elements, bool isOptions)
    {
        foreach (var rule in isOptions ? forOptions : forData)
        {
            if (rule.Fits(elements))
            {
                return rule.RecordType;
            }
        }
        return RecordTypes.Classify(elements, isOptions);
    }
}
