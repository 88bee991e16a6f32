using System.Net;
using System.Net.Sockets;
using FlowHost.Inputs.Udp;
using FlowHost.Plugins.Tests.Inputs.Udp.Support;
using FlowHost.Sdk;
using FlowHost.Tests;
using Microsoft.Extensions.Time.Testing;

namespace FlowHost.Plugins.Tests.Inputs.Udp;

public sealed class UdpReceiveTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    [Rfc(5471, "3.1.1")]
    public async Task Run_IPv4_GivesPayloadAgentAndPorts(bool portable)
    {
        var sink = new CollectingSink();
        await using var input = new RunningInput(On("127.0.0.1:0"), sink, portable);
        input.Start();
        using var agent = new UdpSender(input.Loopback, IPAddress.Parse("127.0.0.7"));

        agent.Send(0x00, 0x09, 0xAB);
        sink.WaitFor(1);

        var datagram = Assert.Single(sink.Received);
        Assert.Equal([0x00, 0x09, 0xAB], datagram.Payload);
        Assert.Equal(IPAddress.Parse("127.0.0.7"), datagram.Agent);
        Assert.Equal(agent.Port, datagram.SourcePort);
        Assert.Equal(input.Port, datagram.ListenPort);
        Assert.Equal(Transport.Udp, datagram.Transport);
        Assert.Equal($"udp 127.0.0.1:{input.Port}", Assert.Single(input.Endpoints));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    [Rfc(5471, "3.1.1")]
    public async Task Run_IPv6_GivesAgent(bool portable)
    {
        Assert.SkipUnless(Socket.OSSupportsIPv6, "This machine has no IPv6.");
        var sink = new CollectingSink();
        await using var input = new RunningInput(On("[::1]:0"), sink, portable);
        input.Start();
        using var agent = new UdpSender(new IPEndPoint(IPAddress.IPv6Loopback, input.Port));

        agent.Send(0, 10);
        sink.WaitFor(1);

        Assert.Equal(IPAddress.IPv6Loopback, Assert.Single(sink.Received).Agent);
        Assert.Equal(agent.Port, sink.Received[0].SourcePort);
    }

    [Theory]
    [InlineData("0", false)]
    [InlineData("0", true)]
    [InlineData("[::]:0", false)]
    public async Task Run_EveryAddress_GivesIPv4AgentsAsIPv4(string listen, bool portable)
    {
        Assert.SkipUnless(Socket.OSSupportsIPv6, "This machine has no IPv6.");
        var sink = new CollectingSink();
        await using var input = new RunningInput(On(listen), sink, portable);
        input.Start();
        using var ipv4 = new UdpSender(input.Loopback, IPAddress.Parse("127.0.0.9"));
        using var ipv6 = new UdpSender(new IPEndPoint(IPAddress.IPv6Loopback, input.Port));

        ipv4.Send(4);
        ipv6.Send(6);
        sink.WaitFor(2);

        Assert.Equal(
            [(4, IPAddress.Parse("127.0.0.9")), (6, IPAddress.IPv6Loopback)],
            sink.Received.Select(datagram => ((int)datagram.Payload[0], datagram.Agent)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    [Rfc(7011, "10.1-2")]
    public async Task Run_SeveralSockets_TellsThemApartByPort(bool portable)
    {
        Assert.SkipUnless(Socket.OSSupportsIPv6, "This machine has no IPv6.");
        var sink = new CollectingSink(burstSize: 4);
        await using var input = new RunningInput(On("127.0.0.1:0", "[::1]:0", "127.0.0.1:0"), sink, portable);
        IPAddress[] addresses = [IPAddress.Loopback, IPAddress.IPv6Loopback, IPAddress.Loopback];
        for (byte i = 0; i < addresses.Length; i++)
        {
            using var agent = new UdpSender(new IPEndPoint(addresses[i], input.PortOf(i)));
            for (byte n = 0; n < 10; n++)
            {
                agent.Send(i, n);
            }
        }

        input.Start();
        sink.WaitFor(30);

        foreach (var index in Enumerable.Range(0, 3))
        {
            var own = sink.Received.Where(datagram => datagram.ListenPort == input.PortOf(index)).ToList();
            Assert.Equal(Enumerable.Range(0, 10).Select(n => (index, n)), own.Select(datagram => ((int)datagram.Payload[0], (int)datagram.Payload[1])));
            Assert.All(own, datagram => Assert.Equal(addresses[index], datagram.Agent));
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    [Rfc(7011, "10-1")]
    public async Task Run_LargestDatagramOfIPv4_IsWhole(bool portable)
    {
        var payload = new byte[65_507];
        Random.Shared.NextBytes(payload);
        var sink = new CollectingSink();
        await using var input = new RunningInput(On("127.0.0.1:0"), sink, portable);
        input.Start();
        using var agent = new UdpSender(input.Loopback);

        agent.Send(payload);
        sink.WaitFor(1);

        Assert.Equal(payload, Assert.Single(sink.Received).Payload);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Run_LongerThanABuffer_CountsTruncatedAndDecodesNothingOfIt(bool portable)
    {
        var sink = new CollectingSink();
        await using var input = new RunningInput(On("127.0.0.1:0"), sink, portable, largest: 100);
        using var agent = new UdpSender(input.Loopback);
        agent.Send(new byte[100]);
        agent.Send(new byte[101]);
        agent.Send(new byte[5_000]);
        agent.Send(new byte[99]);

        await input.StopAsync();

        Assert.Equal([100, 99], sink.Received.Select(datagram => datagram.Payload.Length));
        Assert.Equal(2, sink.Drops(DropReason.Truncated));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Run_EmptyDatagram_IsOneAndTheNextComes(bool portable)
    {
        var sink = new CollectingSink();
        await using var input = new RunningInput(On("127.0.0.1:0"), sink, portable);
        input.Start();
        using var agent = new UdpSender(input.Loopback);

        agent.Send([]);
        sink.WaitFor(1);
        agent.Send(1, 2);
        sink.WaitFor(2);

        Assert.Equal([0, 2], sink.Received.Select(datagram => datagram.Payload.Length));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Run_ManyWaiting_ComeInOrderInFullBursts(bool portable)
    {
        var sink = new CollectingSink(burstSize: 16);
        await using var input = new RunningInput(On("127.0.0.1:0"), sink, portable);
        using var agent = new UdpSender(input.Loopback);
        for (byte i = 0; i < 160; i++)
        {
            agent.Send(i);
        }

        input.Start();
        sink.WaitFor(160);

        Assert.Equal(Enumerable.Range(0, 160), sink.Received.Select(datagram => (int)datagram.Payload[0]));
        Assert.Equal(10, sink.Bursts);
    }

    [Fact]
    public async Task Run_ReceiveTime_IsThatOfTheGivenClockInNanoseconds()
    {
        var time = new FakeTimeProvider(DateTimeOffset.FromUnixTimeMilliseconds(1_700_000_000_123));
        var sink = new CollectingSink();
        await using var input = new RunningInput(On("127.0.0.1:0"), sink, time: time);
        using var agent = new UdpSender(input.Loopback);
        agent.Send(1);

        await input.StopAsync();

        Assert.Equal(1_700_000_000_123_000_000, Assert.Single(sink.Received).ReceiveTime);
    }

    private static UdpOptions On(params string[] listen) => new() { Listen = [.. listen.Select(text => (ListenAddress)text)] };
}
