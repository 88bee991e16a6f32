namespace FlowHost.Fuzz.Seeds;

/// <summary>The seeds by target.</summary>
internal static class AllSeeds
{
    public static IReadOnlyDictionary<string, Seed[]> ByTarget { get; } = new Dictionary<string, Seed[]>(StringComparer.Ordinal)
    {
        ["netflow5"] = [.. NetFlow5Seeds.All],
        ["netflow9"] = [.. NetFlow9Seeds.All],
        ["ipfix"] = [.. IpfixSeeds.All],
        ["pcap"] = [.. PcapSeeds.All],
        ["tcp"] = [.. TcpSeeds.All],
        ["yaml"] = [.. YamlSeeds.All],
        ["elements"] = [.. ElementSeeds.All],
    };
}
