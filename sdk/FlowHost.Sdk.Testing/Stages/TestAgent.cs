using System.Net;

namespace FlowHost.Sdk.Testing;

/// <summary>Agents for tests, one object per address as in the host.</summary>
public static class TestAgent
{
    private static readonly Lock Gate = new();
    private static readonly Dictionary<UInt128, Agent> Agents = [];

    /// <summary>The agent of an address.</summary>
    public static Agent Of(IPAddress address)
    {
        var key = IpAddress.From(address);
        lock (Gate)
        {
            if (!Agents.TryGetValue(key, out var agent))
            {
                agent = new Agent(Agents.Count, key);
                Agents.Add(key, agent);
            }
            return agent;
        }
    }

    /// <summary>The agent of an address, as text.</summary>
    public static Agent Of(string address) => Of(IPAddress.Parse(address));
}
