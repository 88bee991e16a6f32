namespace FlowHost.Sdk;

/// <summary>What a <see cref="DurationMeasure"/> came to, for the records of one template.</summary>
/// <param name="Name">The measure's name.</param>
/// <param name="Group">The value of <see cref="DurationMeasure.By"/>; null where the template does not have it.</param>
/// <param name="Records">Records that were measured.</param>
/// <param name="Least">The shortest.</param>
/// <param name="Greatest">The longest.</param>
public sealed record DurationSection(string Name, ulong? Group, long Records, TimeSpan Least, TimeSpan Greatest)
{
    /// <summary>Records beyond those, which end before they begin.</summary>
    public long Negative { get; init; }
}
