using System.Globalization;

namespace FlowHost.Sdk;

/// <summary>What every record has in front of its fields: where it came from.</summary>
internal static class RecordMetadata
{
    private const string AgentId = "AgentID";
    private const string AgentName = "AgentName";
    private const string Version = "Version";
    private const string DomainId = "DomainID";
    private const string SetId = "SetID";

    /// <summary>The names, which no field may have.</summary>
    public static IReadOnlyList<string> Names { get; } = [AgentId, AgentName, Version, DomainId, SetId, "CreateAt", "Type"];

    /// <summary>What a value must be that is compared with one of them; null when it is that, and for names that are not compared.</summary>
    public static string? Fault(string name, string value) => name switch
    {
        AgentId when !AddressRange.TryParse(value, out _) => "an address or a network",
        Version or DomainId or SetId when !TryNumber(value, out _) => "a number",
        _ => null,
    };

    /// <summary>Whether a source has one of some values.</summary>
    /// <returns>Null when the name is none of those that are compared.</returns>
    public static Predicate<RecordSource>? HasOneOf(string name, IReadOnlyList<string> values)
    {
        AddressRange[] ranges = [.. values.Select(value => AddressRange.TryParse(value, out var range) ? range : (AddressRange?)null).OfType<AddressRange>()];
        uint[] numbers = [.. values.Select(value => TryNumber(value, out var number) ? number : (uint?)null).OfType<uint>()];
        return name switch
        {
            AgentId => source => Array.Exists(ranges, range => range.Contains(source.Agent.Address)),
            AgentName => source => source.Agent.Name is { } agent && values.Contains(agent),
            Version => source => numbers.Contains(source.Version),
            DomainId => source => numbers.Contains(source.Domain),
            SetId => source => numbers.Contains(source.SetId),
            _ => null,
        };
    }

    private static bool TryNumber(string text, out uint number) => uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
