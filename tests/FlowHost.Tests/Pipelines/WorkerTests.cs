using FlowHost.Sdk;
using FlowHost.Tests.Pipelines.Support;
using static FlowHost.Tests.Pipelines.Support.TestDatagrams;

namespace FlowHost.Tests.Pipelines;

public sealed class WorkerTests
{
    [Fact]
    public void Process_MoreRowsThanABatchHolds_ClosesAt1024AndKeepsEveryRow()
    {
        using var bench = new WorkerBench();

        bench.Send(Datagram(Flows(7, 10)), Datagram(Flows(7, 100)), Datagram(Flows(7, 1500)));

        Assert.Equal([1024, 586], bench.Target.BatchRows);
        int[] octets = [.. Enumerable.Range(1, 10), .. Enumerable.Range(1, 100), .. Enumerable.Range(1, 1500)];
        Assert.Equal(octets.Select(value => $"flow ingressInterface=7 octetDeltaCount={value}"), bench.Target.Rows);
        Assert.Equal(1610, bench.Ledger.Records);
    }

    [Fact]
    public void Process_ABurst_CountsDatagramsSetsAndEndsItOnce()
    {
        using var bench = new WorkerBench();

        bench.Send(Datagram(Flows(1), Flows(2)), Datagram(Flows(3, 5)));

        Assert.Equal((2, 3, 7), (bench.Ledger.Datagrams, bench.Ledger.Sets, bench.Ledger.Records));
        Assert.Equal(1, bench.Target.Bursts);
    }

    [Fact]
    public void Process_EmptyBurst_SendsNothing()
    {
        using var bench = new WorkerBench();

        bench.Send();

        Assert.Empty(bench.Target.BatchRows);
        Assert.Equal(0, bench.Ledger.Datagrams);
    }

    [Fact]
    public void Process_NoDecoderAccepts_CountsUnknownVersionAndGoesOn()
    {
        using var bench = new WorkerBench();

        bench.Send([0, 7], [], Datagram(Flows(7)));

        Assert.Equal(2, bench.Ledger.Drops(DropReason.UnknownVersion));
        Assert.Equal(3, bench.Ledger.Datagrams);
        Assert.Single(bench.Target.Rows);
    }

    [Fact]
    public void Process_MoreAgentsThanTheLimit_CountsThemAndKeepsTheKnownOnes()
    {
        using var bench = new WorkerBench(agentLimit: 2);

        foreach (var agent in (string[])["192.0.2.1", "192.0.2.2", "192.0.2.3", "2001:db8::1", "192.0.2.1", "192.0.2.2"])
        {
            bench.SendFrom(agent, Datagram(Flows(7)));
        }

        Assert.Equal(2, bench.Ledger.Drops(DropReason.AgentLimit));
        Assert.Equal(4, bench.Target.Rows.Count);
    }

    [Fact]
    public void Process_SameRowsAgain_UsesTheSameBatchesWithoutOldValues()
    {
        using var bench = new WorkerBench([new InterfaceNameEnricher()]);
        bench.Send(Datagram(Interface(7, "ge-0/0")), Datagram(Flows(7, 3)));

        bench.Send(Datagram(Flows(8, 3)));

        Assert.Equal("flow ingressInterface=8 octetDeltaCount=3", bench.Target.Rows[^1]);
    }

    [Fact]
    public void Tick_WhileACapturePlays_IsByTheTimeOfItsDatagrams()
    {
        const long Second = 1_000_000_000;
        const long Now = 1_800_000_000 * Second;
        using var bench = new WorkerBench();
        bench.Tick(Now);
        bench.SetPlaying(true);

        bench.Play(Datagram(Flows(7)), 100 * Second);
        bench.Tick(Now + Second);
        bench.Play(Datagram(Flows(7)), (100 * Second) + (Second / 2));
        bench.Play(Datagram(Flows(7)), 131 * Second);
        bench.SetPlaying(false);
        bench.Tick(Now + (2 * Second));

        Assert.Equal([Now, 100 * Second, 131 * Second, Now + (2 * Second)], bench.Decoder.Ticks);
    }

    [Fact]
    public void BeginSession_TwoWorkers_NeverGivesOneNumberTwice()
    {
        using var bench = new WorkerBench();
        using var other = new WorkerBench();

        int[] sessions = [bench.BeginSession(), other.BeginSession(), bench.BeginSession()];

        Assert.Equal(sessions.Distinct(), sessions);
        Assert.DoesNotContain(0, sessions);
    }

    [Fact]
    public void EndSession_OfAnAgent_TellsTheDecodersAndMakesNoAgent()
    {
        using var bench = new WorkerBench(agentLimit: 1);

        bench.EndSession("192.0.2.9", 6);
        bench.SendFrom("192.0.2.1", Datagram(Flows(7)));
        bench.EndSession("192.0.2.1", 7);

        Assert.Equal([("192.0.2.1", 7)], bench.Decoder.Ended);
        Assert.Single(bench.Target.Rows);
    }

    [Fact]
    public void EndSession_DecoderThrows_LogsItAndGoesOn()
    {
        using var bench = new WorkerBench();
        bench.Send(Datagram(Flows(7)));

        bench.EndSession(WorkerBench.Agent, TestDecoder.FaultySession);
        bench.Send(Datagram(Flows(8)));

        Assert.Contains(bench.Log, line => line.Contains("the decoder's own fault", StringComparison.Ordinal));
        Assert.Equal(2, bench.Target.Rows.Count);
    }
}
