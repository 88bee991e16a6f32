using FlowHost.Configuration.Keys;
using FlowHost.Pipelines;
using FlowHost.Sdk;

namespace FlowHost.Tests.Pipelines.Agents;

/// <summary>Who is kept when there are more addresses than there is room for.</summary>
public sealed class AgentTableTests
{
    private const long Second = 1_000_000_000;

    [Fact]
    public void Prove_EnoughDatagramsWithRecords_EstablishesTheAgent()
    {
        var table = new AgentTable();
        var entry = table.Find(Address(1), 0)!;

        Prove(table, entry, AgentTable.ProofsNeeded - 1);
        Assert.False(entry.Agent.IsEstablished);
        Prove(table, entry, 1);

        Assert.True(entry.Agent.IsEstablished);
        Assert.Equal([Address(1)], table.Established);
    }

    [Fact]
    public void Find_MoreNewAgentsThanThereIsRoomFor_ForgetsTheOneWithoutRecordsThatWasSilentLongest()
    {
        var table = new AgentTable(limit: 3);
        List<Agent> forgotten = [];
        table.Forgotten = forgotten.Add;
        var proven = table.Find(Address(1), 0)!;
        Prove(table, proven, 1);
        var second = table.Find(Address(2), 0)!.Agent;
        table.Find(Address(3), 0);

        var fourth = table.Find(Address(4), 0)!.Agent;

        Assert.Equal([second], forgotten);
        Assert.Equal(second.Index, fourth.Index);
        Assert.Same(proven, table.Find(Address(1), 0));
        Assert.Null(table.Find(second));
    }

    [Fact]
    public void Find_NewAgentsThatAllSentRecords_RefusesOneMoreUntilOneIsSilentForLong()
    {
        var table = new AgentTable(limit: 2);
        foreach (var agent in (int[])[1, 2])
        {
            var entry = table.Find(Address(agent), 0)!;
            entry.LastSeen = Second;
            Prove(table, entry, 1);
        }

        Assert.Null(table.Find(Address(3), 2 * Second));
        Assert.NotNull(table.Find(Address(3), (2 * Second) + AgentTable.Patience));
    }

    [Fact]
    public void Prove_ThousandsAtOnce_EstablishesFewAndThenFourASecond()
    {
        var table = new AgentTable();
        var entries = Enumerable.Range(1, 1_000).Select(i => table.Find(Address(i), Second)!).ToList();

        entries.ForEach(entry => Prove(table, entry, AgentTable.ProofsNeeded, Second));
        Assert.Equal(64, table.Established.Count);
        entries.ForEach(entry => Prove(table, entry, 1, 11 * Second));

        Assert.Equal(64 + 40, table.Established.Count);
    }

    [Fact]
    public void Find_AgentsThatAreNamedRememberedOrOfACapture_AreEstablishedAtOnce()
    {
        var named = new AgentTable([new AgentOptions { Match = AddressRange.Parse("10.0.0.1") }, new AgentOptions { Match = AddressRange.Parse("10.0.0.0/8") }]);
        named.Remember([Address(2)]);

        Assert.True(named.Find(Address(1), 0)!.Agent.IsEstablished);
        Assert.True(named.Find(Address(2), 0)!.Agent.IsEstablished);
        // A network is as easy to forge as any address.
        Assert.False(named.Find(Address(3), 0)!.Agent.IsEstablished);
        Assert.True(new AgentTable(isTrusted: true).Find(Address(3), 0)!.Agent.IsEstablished);
    }

    [Fact]
    public void TryPass_WithoutRecords_StopsAtTheBurstAndGoesOnBySecond()
    {
        var entry = new AgentEntry(new Agent(0, Address(1)));

        Assert.Equal(256, Enumerable.Range(0, 1_000).Count(_ => entry.TryPass(Second)));
        Assert.Equal(64, Enumerable.Range(0, 1_000).Count(_ => entry.TryPass(2 * Second)));
    }

    [Fact]
    public void TryPass_ClockSetBackByAnHour_GoesOnBySecond()
    {
        const long Hour = 3_600 * Second;
        var entry = new AgentEntry(new Agent(0, Address(1)));
        Assert.Equal(256, Enumerable.Range(0, 1_000).Count(_ => entry.TryPass(2 * Hour)));

        // The step itself gives nothing.
        Assert.False(entry.TryPass(Hour));

        Assert.Equal(64, Enumerable.Range(0, 1_000).Count(_ => entry.TryPass(Hour + Second)));
    }

    [Fact]
    public void Prove_ClockSetBackByAnHour_EstablishesFourASecond()
    {
        const long Hour = 3_600 * Second;
        var table = new AgentTable();
        var entries = Enumerable.Range(1, 1_000).Select(i => table.Find(Address(i), 2 * Hour)!).ToList();
        entries.ForEach(entry => Prove(table, entry, AgentTable.ProofsNeeded, 2 * Hour));

        entries.ForEach(entry => Prove(table, entry, 1, Hour));
        Assert.Equal(64, table.Established.Count);
        entries.ForEach(entry => Prove(table, entry, 1, Hour + Second));

        Assert.Equal(64 + 4, table.Established.Count);
    }

    [Fact]
    public void TryPass_Refunded_NeverStops()
    {
        var entry = new AgentEntry(new Agent(0, Address(1)));

        for (var i = 0; i < 1_000; i++)
        {
            Assert.True(entry.TryPass(Second));
            entry.Refund();
        }
    }

    private static void Prove(AgentTable table, AgentEntry entry, int times, long now = 0)
    {
        for (var i = 0; i < times; i++)
        {
            table.Prove(entry, now);
        }
    }

    private static UInt128 Address(int last) => IpAddress.FromIPv4(0x0A00_0000u + (uint)last);
}
