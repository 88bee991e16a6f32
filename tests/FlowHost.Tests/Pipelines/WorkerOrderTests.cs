using FlowHost.Tests.Pipelines.Support;
using static FlowHost.Tests.Pipelines.Support.TestDatagrams;

namespace FlowHost.Tests.Pipelines;

public sealed class WorkerOrderTests
{
    private static readonly byte[][] Sections = [Flows(7), Interface(7, "old"), Flows(7), Flows(8), Interface(7, "new"), Flows(7)];

    // Each flow has the name that was sent last before it.
    private static readonly string[] Expected =
    [
        "flow ingressInterface=7 octetDeltaCount=1",
        "OptionTemplate ingressInterface=7 interfaceName=old",
        "flow ingressInterface=7 octetDeltaCount=1 name=old",
        "flow ingressInterface=8 octetDeltaCount=1",
        "OptionTemplate ingressInterface=7 interfaceName=new",
        "flow ingressInterface=7 octetDeltaCount=1 name=new",
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(6)]
    public void Process_OptionsBetweenFlows_JoinsInOrderOfArrivalWhateverTheBurst(int burstSize)
    {
        using var bench = new WorkerBench([new InterfaceNameEnricher()]);

        foreach (var burst in Sections.Select(section => Datagram(section)).Chunk(burstSize))
        {
            bench.Send(burst);
        }

        Assert.Equal(Expected, bench.Target.Rows);
    }

    [Fact]
    public void Process_OptionsBetweenFlowsOfOneDatagram_JoinsInOrderOfArrival()
    {
        using var bench = new WorkerBench([new InterfaceNameEnricher()]);

        bench.Send(Datagram(Sections));

        Assert.Equal(Expected, bench.Target.Rows);
    }

    [Fact]
    public void Process_NobodyKeepsTables_PutsFlowsOfABurstInOneBatch()
    {
        using var bench = new WorkerBench();

        bench.Send(Datagram(Sections));

        Assert.Equal([4, 2], bench.Target.BatchRows);
    }
}
