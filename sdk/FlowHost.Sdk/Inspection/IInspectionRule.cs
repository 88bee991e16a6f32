namespace FlowHost.Sdk;

/// <summary>
/// A plugin's part of <c>flowhost inspect</c>: says what a device's report means. Declared by <see cref="InspectionRuleAttribute"/>. One that
/// throws is left out, with a message.
/// </summary>
/// <remarks>Needs a public constructor without parameters. Is given reports one after another, never concurrently.</remarks>
public interface IInspectionRule
{
    /// <summary>Lengths of time that it needs to know of every record.</summary>
    IReadOnlyList<DurationMeasure> Measures => [];

    /// <summary>What the device's records say of it.</summary>
    IEnumerable<Fact> Describe(AgentReport report) => [];

    /// <summary>What should be mended, or is worth knowing.</summary>
    IEnumerable<Finding> Check(AgentReport report) => [];
}
