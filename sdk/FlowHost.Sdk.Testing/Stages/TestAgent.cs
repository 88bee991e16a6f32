using System.Net;

namespace FlowHost.Sdk.Testing;

/// <summary>Agents for tests, one object per address as in the host.</summary>
public static class TestAgent
{
    private static readonly Lock Gate = new();
    private static readonly Dictionary<(UInt128, TemplateKeyPolicy), Agent> Agents = [];

    /// <summary>The agent of an address.</summary>
    public static Agent Of(IPAddress address) => Of(IpAddress.From(address), TemplateKeyPolicy.Auto);

    /// <summary>The agent of an address, as text.</summary>
    public static Agent Of(string address) => Of(IPAddress.Parse(address));

    internal static Agent Of(UInt128 address, TemplateKeyPolicy templateKey)
    {
        lock (Gate)
        {
            if (!Agents.TryGetValue((address, templateKey), out var agent))
            {
                agent = new Agent(Agents.Count, address, templateKey: templateKey);
                Agents.Add((address, templateKey), agent);
            }
            return agent;
        }
    }
}
