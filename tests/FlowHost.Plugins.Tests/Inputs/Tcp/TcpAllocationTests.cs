using FlowHost.Plugins.Tests.Inputs.Tcp.Support;
using FlowHost.Plugins.Tests.Support;
using static FlowHost.Plugins.Tests.Inputs.Tcp.Support.TestMessages;

namespace FlowHost.Plugins.Tests.Inputs.Tcp;

/// <summary>The reading of a connection moves from thread to thread, so that only the process's own count covers it.</summary>
[Collection(nameof(Alone))]
public sealed class TcpAllocationTests
{
    [Fact]
    public async Task Run_MessagesOfASteadyStream_CostNoMemoryEach()
    {
        const int warmUp = 2_000;
        const int measured = 20_000;
        await using var bench = new TcpBench(sink: new SessionSink());
        using var exporter = bench.Connect();
        // What the sink of the tests allocates for a message of 16 octets: its text and lists; far less than a buffer or a task a message.
        for (var i = 0; i < warmUp; i++)
        {
            exporter.Send(Message(1));
        }
        await bench.ReceivedAsync(warmUp);
        var message = Message(2);
        var before = GC.GetTotalAllocatedBytes(precise: true);

        for (var i = 0; i < measured; i++)
        {
            exporter.Send(message);
        }
        await SessionSink.UntilAsync(() => bench.Sink.Datagrams.Count == warmUp + measured, "all came");

        var perMessage = (GC.GetTotalAllocatedBytes(precise: true) - before) / measured;
        Assert.InRange(perMessage, 0, 1_000);
    }
}
