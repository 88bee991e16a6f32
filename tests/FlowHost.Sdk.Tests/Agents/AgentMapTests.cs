namespace FlowHost.Sdk.Tests.Agents;

public sealed class AgentMapTests
{
    [Fact]
    public void Indexer_ManyAgents_KeepsOneItemForEach()
    {
        var map = new AgentMap<List<int>>();
        Agent[] agents = [.. Enumerable.Range(0, 100).Select(i => new Agent(i, IpAddress.FromIPv4(0xC000_0200u + (uint)i)))];

        foreach (var agent in agents.Reverse())
        {
            map[agent].Add(agent.Index);
        }

        Assert.All(agents, agent => Assert.Equal([agent.Index], map[agent]));
        Assert.Equal(100, map.Values.Count());
    }

    [Fact]
    public void Values_AgentsThatWereNeverAskedFor_AreNotThere()
    {
        var map = new AgentMap<List<int>>();

        map[new Agent(40, default)].Add(1);

        Assert.Equal([1], Assert.Single(map.Values));
    }

    [Fact]
    public void Agent_Name_IsItsAddress()
    {
        var agent = new Agent(0, IpAddress.FromIPv4(0xC000_0201));

        Assert.Equal(("192.0.2.1", "192.0.2.1"), (agent.AddressText, agent.ToString()));
        Assert.Equal("192.0.2.1"u8, agent.Utf8);
    }
}
