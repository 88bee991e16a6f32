using System.Net;

namespace FlowHost.Sdk.Testing;

/// <summary>Agents for tests, one object per address as in the host.</summary>
public static class TestAgent
{
    private static readonly Lock Gate = new();
    private static readonly Dictionary<UInt128, Agent> Agents = [];

    /// <summary>The agent of an address.</summary>
    public static Agent Of(IPAddress address) => Of(IpAddress.From(address));

    /// <summary>The agent of an address, as text.</summary>
    public static Agent Of(string address) => Of(IPAddress.Parse(address));

    private static Agent Of(UInt128 address)
    {
        lock (Gate)
        {
            if (!Agents.TryGetValue(address, out var agent))
            {
                agent = new Agent(Agents.Count, address);
                Agents.Add(address, agent);
            }
            return agent;
        }
    }
}
