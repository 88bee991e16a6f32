using System.Net.Sockets;
using FlowHost.Plugins.Tests.Inputs.Tcp.Support;
using FlowHost.Sdk;
using FlowHost.Tests;
using static FlowHost.Plugins.Tests.Inputs.Tcp.Support.TestMessages;

namespace FlowHost.Plugins.Tests.Inputs.Tcp;

public sealed class TcpReceiveTests
{
    [Fact]
    [Rfc(5471, "3.1.1")]
    [Rfc(7011, "9-1", "10-1", "10.4.3-1")]
    public async Task Run_MessagesInOneSend_ComeOneByOneWithWhereTheyAreFrom()
    {
        await using var bench = new TcpBench();
        using var exporter = bench.Connect();

        exporter.Send(Join(Message(1), Message(2, 65_535), Message(3, 20)));
        await bench.ReceivedAsync(3);

        Assert.Equal(Hex(Message(1), Message(2, 65_535), Message(3, 20)), bench.Sink.Payloads);
        var first = bench.Sink.Datagrams[0];
        Assert.Equal("127.0.0.1", IpAddress.Format(first.Address));
        Assert.Equal((((System.Net.IPEndPoint)exporter.LocalEndPoint!).Port, bench.Port), (first.SourcePort, first.ListenPort));
        Assert.Equal(Transport.Tcp, first.Transport);
        Assert.Equal(bench.Time.GetUtcNow().ToUnixTimeSeconds() * 1_000_000_000, first.ReceiveTime);
        Assert.True(bench.Sink.CanWait);
        Assert.Equal(0, bench.Sink.AllDrops);
    }

    [Fact]
    [Rfc(5471, "3.1.1")]
    [Rfc(7011, "9-1")]
    public async Task Run_IPv6_GivesAgent()
    {
        Assert.SkipUnless(Socket.OSSupportsIPv6, "This machine has no IPv6.");
        await using var bench = new TcpBench(listen: "[::1]:0");
        using var exporter = bench.Connect(AddressFamily.InterNetworkV6);

        exporter.Send(Message(1, 30));
        await bench.ReceivedAsync(1);

        Assert.Equal(Hex(Message(1, 30)), bench.Sink.Payloads);
        Assert.Equal("::1", IpAddress.Format(bench.Sink.Datagrams[0].Address));
    }

    [Fact]
    [Rfc(7011, "10.4.3-1")]
    public async Task Run_OctetByOctet_IsTheSameMessage()
    {
        await using var bench = new TcpBench();
        using var exporter = bench.Connect();

        foreach (var octet in Join(Message(1, 30), Message(2, 30)))
        {
            exporter.Send([octet]);
        }
        await bench.ReceivedAsync(2);

        Assert.Equal(Hex(Message(1, 30), Message(2, 30)), bench.Sink.Payloads);
    }

    [Fact]
    [Rfc(5471, "3.5.5")]
    [Rfc(7011, "9-1")]
    public async Task Run_ManyConnections_EachKeepsItsOrderAndHasASessionOfItsOwn()
    {
        const int connections = 40;
        const int messages = 200;
        await using var bench = new TcpBench();
        Socket[] exporters = [.. Enumerable.Range(0, connections).Select(_ => bench.Connect())];

        await Task.WhenAll(exporters.Select((exporter, i) => Task.Run(() =>
        {
            for (var n = 0; n < messages; n++)
            {
                exporter.Send(Message((uint)((i * messages) + n), 16 + n));
            }
        })));
        await bench.ReceivedAsync(connections * messages);
        Array.ForEach(exporters, exporter => exporter.Dispose());
        await SessionSink.UntilAsync(() => bench.Sink.Ended.Length == connections, "all sessions ended");

        var bySession = bench.Sink.Messages.GroupBy(message => message.Session, message => message.Payload).ToList();
        Assert.Equal(connections, bySession.Count);
        Assert.Equal(
            Enumerable.Range(0, connections).Select(i => string.Concat(Enumerable.Range(0, messages).Select(n => Hex(Message((uint)((i * messages) + n), 16 + n))[0]))).Order(),
            bySession.Select(session => string.Concat(session)).Order());
        Assert.Equal(bySession.Select(session => session.Key).Order(), bench.Sink.Ended.Order());
        Assert.Equal(0, bench.Sink.AllDrops);
    }

    [Fact]
    public async Task Run_NoMessage_ClosesThatConnectionAloneAndKeepsWhatCameBefore()
    {
        await using var bench = new TcpBench();
        using var good = bench.Connect();
        using var bad = bench.Connect();
        good.Send(Message(1));
        await bench.ReceivedAsync(1);

        bad.Send(Join(Message(2), [0, 9, 0, 20], Message(3)));
        await TcpBench.ClosedAsync(bad);
        await bench.ReceivedAsync(2);
        good.Send(Message(4));
        await bench.ReceivedAsync(3);

        Assert.Equal(Hex(Message(1), Message(2), Message(4)), bench.Sink.Payloads);
        Assert.Equal((1, 1), (bench.Sink.Drops(DropReason.Malformed), bench.Sink.AllDrops));
        var warning = Assert.Single(bench.Log.Warnings, line => line.StartsWith("Closed", StringComparison.Ordinal));
        Assert.StartsWith($"Closed the connection of {bad.LocalEndPoint}: where a message should start there is version 9 and length 20;", warning, StringComparison.Ordinal);
    }

    [Fact]
    [Rfc(5471, "3.6.1")]
    public async Task Run_EndsInTheMiddleOfAMessage_CountsTruncated()
    {
        await using var bench = new TcpBench();
        using (var exporter = bench.Connect())
        {
            exporter.Send(Join(Message(1), Message(2, 100)[..60]));
        }

        await bench.DroppedAsync(DropReason.Truncated, 1);

        Assert.Equal(Hex(Message(1)), bench.Sink.Payloads);
        Assert.Equal(1, bench.Sink.AllDrops);
    }

    [Fact]
    [Rfc(5471, "3.5.2")]
    public async Task Run_WorkerIsSlow_HoldsTheExporterBackAndLosesNothing()
    {
        const int messages = 3000;
        await using var bench = new TcpBench();
        bench.Sink.Open.Reset();
        using var exporter = bench.Connect();
        exporter.SendBufferSize = 64 * 1024;
        var sent = 0;

        var sending = Task.Run(() =>
        {
            for (; sent < messages; sent++)
            {
                exporter.Send(Message((uint)sent, 10_000));
            }
        }, TestContext.Current.CancellationToken);
        // 30 MB do not fit into the kernel's buffers and one of ours: with the worker held, the kernel takes no more.
        await SessionSink.UntilAsync(() => bench.Sink.IsReached && !exporter.Poll(0, SelectMode.SelectWrite), "the exporter stands still");
        Assert.False(sending.IsCompleted);
        bench.Time.Advance(TimeSpan.FromHours(1));
        bench.Sink.Open.Set();
        await sending;
        await bench.ReceivedAsync(messages);

        Assert.Equal(Enumerable.Range(0, messages).Select(i => Hex(Message((uint)i, 10_000))[0][..32]), bench.Sink.Payloads.Select(payload => payload[..32]));
        Assert.Equal(0, bench.Sink.AllDrops);
    }

    [Fact]
    public async Task Run_Stop_HandsOnWhatHadArrived()
    {
        var bench = new TcpBench();
        bench.Sink.Open.Reset();
        using var exporter = bench.Connect();
        exporter.Send(Message(0));
        // Together well below a receive window: all of it has arrived when it was sent.
        for (var i = 1; i <= 100; i++)
        {
            exporter.Send(Message((uint)i, 200));
        }
        exporter.Send(Message(101, 200)[..10]);
        await SessionSink.UntilAsync(() => bench.Sink.IsReached, "the first burst");

        var stopping = bench.StopAsync();
        bench.Sink.Open.Set();
        await stopping;

        Assert.Equal(101, bench.Sink.Payloads.Length);
        Assert.Equal(0, bench.Sink.Drops(DropReason.Truncated) + bench.Sink.Drops(DropReason.Malformed));
        Assert.Single(bench.Sink.Ended);
        await bench.DisposeAsync();
    }
}
