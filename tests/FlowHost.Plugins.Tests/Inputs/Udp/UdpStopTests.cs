using System.Net;
using FlowHost.Inputs.Udp;
using FlowHost.Plugins.Tests.Inputs.Udp.Support;
using FlowHost.Sdk;
using Microsoft.Extensions.Time.Testing;

namespace FlowHost.Plugins.Tests.Inputs.Udp;

public sealed class UdpStopTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Run_StoppedBeforeItReceives_StillTakesWhatLiesInTheSockets(bool portable)
    {
        var sink = new CollectingSink();
        await using var input = new RunningInput(On("127.0.0.1:0", "127.0.0.1:0"), sink, portable);
        foreach (var index in Enumerable.Range(0, 2))
        {
            using var agent = new UdpSender(new IPEndPoint(IPAddress.Loopback, input.PortOf(index)));
            agent.SendMany(100, length: 200);
        }

        await input.StopAsync();

        Assert.Equal(200, sink.Received.Length);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Run_StoppedWhileAnAgentFloods_Returns(bool portable)
    {
        var sink = new CollectingSink();
        await using var input = new RunningInput(On("127.0.0.1:0"), sink, portable);
        using var agent = new UdpSender(input.Loopback);
        var ended = false;
        var flood = Task.Run(
            () =>
            {
                while (!Volatile.Read(ref ended))
                {
                    agent.SendMany(64, length: 100);
                }
            },
            TestContext.Current.CancellationToken);
        input.Start();
        sink.WaitFor(1_000);

        await input.StopAsync();

        Volatile.Write(ref ended, true);
        await flood;
    }

    // 40 sockets, because a machine may grant each of them no more than 208 KiB.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Run_StoppedWithManyWaiting_HandsAllOfThemOn(bool portable)
    {
        const int Sockets = 40;
        const int Each = 500;
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux tells what a socket dropped.");
        var sink = new CollectingSink();
        await using var input = new RunningInput(On([.. Enumerable.Repeat("127.0.0.1:0", Sockets)]), sink, portable);
        foreach (var index in Enumerable.Range(0, Sockets))
        {
            using var agent = new UdpSender(new IPEndPoint(IPAddress.Loopback, input.PortOf(index)));
            agent.SendMany(Each, length: 20);
        }

        await input.StopAsync();

        Assert.Equal(0, sink.Drops(DropReason.ShutdownDeadline));
        Assert.Equal(Sockets * Each, sink.Received.Length + sink.Drops(DropReason.SocketOverflow));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Run_StoppedWithMoreWaitingThanThereIsTimeFor_CountsTheRest(bool portable)
    {
        const int Sent = 200;
        var time = new FakeTimeProvider();
        var sink = new SlowSink(time);
        await using var input = new RunningInput(On("127.0.0.1:0"), sink, portable, time: time);
        using var agent = new UdpSender(input.Loopback);
        agent.SendMany(Sent, length: 20);

        await input.StopAsync();

        // Bursts of 10 that take a second each: the third ends after the 2.5 s.
        Assert.Equal(30, sink.Received);
        Assert.Equal(Sent - 30, sink.TooLate);
    }

    private static UdpOptions On(params string[] listen) => new() { Listen = [.. listen.Select(text => (ListenAddress)text)] };

    /// <summary>A worker that needs a second for each burst.</summary>
    private sealed class SlowSink(FakeTimeProvider time) : IDatagramSink
    {
        public int Received { get; private set; }

        public long TooLate { get; private set; }

        public int BurstSize => 10;

        public void Process(DatagramBurst burst)
        {
            Received += burst.Count;
            time.Advance(TimeSpan.FromSeconds(1));
        }

        public int BeginSession() => throw new NotSupportedException("There are no sessions here.");

        public void EndSession(UInt128 address, int session) => throw new NotSupportedException("There are no sessions here.");

        public void CountDrop(DropReason reason, long datagrams)
        {
            Assert.Equal(DropReason.ShutdownDeadline, reason);
            TooLate += datagrams;
        }
    }
}
