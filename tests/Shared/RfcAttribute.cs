using Xunit.v3;

namespace FlowHost.Tests;

/// <summary>
/// What the test shows of an RFC: sections of RFC 5471, requirements of RFC 7011 by the names of their list. CONFORMANCE.md is made from it,
/// and <c>--filter RFC7011=8.1-2</c> runs the tests of one.
/// </summary>
/// <param name="number">The RFC.</param>
/// <param name="points">The sections or requirements.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal sealed class RfcAttribute(int number, params string[] points) : Attribute, ITraitAttribute
{
    public int Number { get; } = number;

    public IReadOnlyList<string> Points { get; } = points;

    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() => [.. Points.Select(point => KeyValuePair.Create($"RFC{Number}", point))];
}
