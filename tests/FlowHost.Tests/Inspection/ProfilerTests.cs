using FlowHost.Inspection.Profiling;
using FlowHost.Sdk;
using FlowHost.Tests.Pipelines.Support;
using Microsoft.Extensions.Time.Testing;
using static FlowHost.Tests.Pipelines.Support.TestDatagrams;

namespace FlowHost.Tests.Inspection;

public sealed class ProfilerTests
{
    private static readonly byte[] Flow = Datagram(Flows(7, 1));

    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void Send_RecordsThatComeFast_LooksAtOneBatchInSoMany()
    {
        using var bench = new WorkerBench([], [Profiler(4, out var profiler)]);
        var agent = Establish(bench);
        var before = Rows(profiler, agent);

        // Each burst is one batch of one record; the third, the seventh and so on are the fourth since the last that was looked at.
        for (var i = 0; i < 40; i++)
        {
            bench.Send(Flow);
        }

        Assert.Equal(10, Rows(profiler, agent) - before);
        Assert.True(profiler.IsSampled(agent));
    }

    [Fact]
    public void Send_RecordsThatComeSlowly_LooksAtOneBatchASecond()
    {
        using var bench = new WorkerBench([], [Profiler(1_000, out var profiler)]);
        var agent = Establish(bench);
        var before = Rows(profiler, agent);

        for (var i = 0; i < 10; i++)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            bench.Send(Flow);
            bench.Send(Flow);
        }

        Assert.Equal(10, Rows(profiler, agent) - before);
    }

    [Fact]
    public void Send_AgentThatMayBeForged_KeepsNothingAndTakesNoTurn()
    {
        using var bench = new WorkerBench([], [Profiler(1_000, out var profiler)]);

        // The eighth datagram with records makes the agent established.
        for (var i = 0; i < 7; i++)
        {
            bench.Send(Flow);
        }
        var agent = bench.Target.LastAgent!;
        Assert.Empty(profiler.Of(agent));
        bench.Send(Flow);

        Assert.Equal(1, Rows(profiler, agent));
    }

    [Fact]
    public void Send_NothingNew_AllocatesNothing()
    {
        using var bench = new WorkerBench([], [Profiler(1, out var profiler)], keepsRows: false);
        var datagram = Datagram(Flows(7, 25));
        var burst = new DatagramBurst(64);
        while (!burst.IsFull)
        {
            burst.Add(new Datagram(datagram, 0, datagram.Length, IpAddress.FromIPv4(0xC0000201), 50_000, 2055, 0, Transport.Udp));
        }
        Run(20);

        var before = GC.GetAllocatedBytesForCurrentThread();
        Run(80);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Equal(160_000, bench.Ledger.Records);
        Assert.False(profiler.IsFull);
        Assert.InRange(allocated, 0, 64);

        void Run(int times)
        {
            for (var i = 0; i < times; i++)
            {
                bench.Process(burst);
            }
        }
    }

    private Profiler Profiler(int oneIn, out Profiler profiler) => profiler = new Profiler(oneIn, [], _time);

    private static Agent Establish(WorkerBench bench)
    {
        for (var i = 0; i < 9; i++)
        {
            bench.Send(Flow);
        }
        return bench.Target.LastAgent!;
    }

    private static long Rows(Profiler profiler, Agent agent) => profiler.Of(agent).Values.Sum(layout => layout.Rows);
}
