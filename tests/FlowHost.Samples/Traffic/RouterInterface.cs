namespace FlowHost.Samples.Traffic;

/// <summary>An interface as a router's option table names it.</summary>
internal sealed record RouterInterface(uint Index, string Name, string Description)
{
    public static readonly RouterInterface Wan = new(1, "Gi0/0/0", "GigabitEthernet0/0/0");

    public static readonly RouterInterface Lan = new(2, "Gi0/0/1", "GigabitEthernet0/0/1");

    public static readonly RouterInterface Management = new(3, "Gi0", "GigabitEthernet0");

    public static IReadOnlyList<RouterInterface> All { get; } = [Wan, Lan, Management];
}
