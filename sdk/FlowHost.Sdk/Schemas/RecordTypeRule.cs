namespace FlowHost.Sdk;

/// <summary>A line of the table that tells what kind of record a schema is.</summary>
/// <param name="RecordType">The type of records that hold all the elements.</param>
/// <param name="Elements">The elements.</param>
internal sealed record RecordTypeRule(string RecordType, params RecordTypeRule.Term[] Elements)
{
    /// <summary>Whether the rule is for records of options templates, and only for those.</summary>
    public bool ForOptions { get; init; }

    /// <summary>Elements of which a record may hold none.</summary>
    public Term[] Unless { get; init; } = [];

    public bool Matches(IReadOnlyList<Element> elements, bool isOptions) =>
        isOptions == ForOptions && Array.TrueForAll(Elements, term => term.IsIn(elements)) && !Array.Exists(Unless, term => term.IsIn(elements));

    /// <summary>An element by number; with a type where an id means two things.</summary>
    internal readonly record struct Term(uint Enterprise, ushort Id, ElementType? Type = null)
    {
        public static implicit operator Term(ushort id) => new(0, id);

        public bool IsIn(IReadOnlyList<Element> elements)
        {
            foreach (var element in elements)
            {
                if (element.Enterprise == Enterprise && element.Id == Id && (Type is null || element.Type == Type))
                {
                    return true;
                }
            }
            return false;
        }
    }
}
