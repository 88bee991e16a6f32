namespace FlowHost.Sdk;

/// <summary>A length of time that is measured for each record that has both elements: the least and the greatest are kept.</summary>
/// <param name="Name">What the rule finds it by; measures of one name and elements are one.</param>
/// <param name="From">The name of the element that it begins with, a time.</param>
/// <param name="To">The name of the element that it ends with, a time; null: the time of export, from the message's header.</param>
public sealed record DurationMeasure(string Name, string From, string? To)
{
    /// <summary>The name of an element, a number, by whose values records are told apart; null: they are not.</summary>
    public string? By { get; init; }
}
