namespace FlowHost.Sdk;

/// <summary>A row that a user adds to the built-in tables of an <see cref="ElementRegistry"/>.</summary>
/// <param name="Element">The element.</param>
public sealed record ElementDefinition(ElementInfo Element)
{
    /// <summary>Lengths on the wire for which the row holds; empty: every length for which no other row of the element holds.</summary>
    public IReadOnlyList<int> Lengths { get; init; } = [];

    /// <summary>Other names that <see cref="ElementRegistry.TryFindByName"/> knows the element by.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];
}
