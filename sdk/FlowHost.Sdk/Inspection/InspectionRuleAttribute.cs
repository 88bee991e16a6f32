namespace FlowHost.Sdk;

/// <summary>
/// Declares a rule of an assembly that declares a plugin too (<see cref="FlowPluginAttribute"/>). The host finds it by reading metadata; an
/// assembly may declare several.
/// </summary>
/// <param name="type">The class, which implements <see cref="IInspectionRule"/>.</param>
/// <example><code>[assembly: InspectionRule(typeof(ClockRule))]</code></example>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class InspectionRuleAttribute(Type type) : Attribute
{
    /// <summary>The class, which has a public constructor without parameters.</summary>
    public Type Type { get; } = type;
}
