using System.Globalization;
using System.Net;
using FlowHost.Inputs.Udp;
using FlowHost.Plugins.Tests.Inputs.Udp.Support;
using FlowHost.Sdk;
using FlowHost.Tests;

namespace FlowHost.Plugins.Tests.Inputs.Udp;

public sealed class UdpDropTests
{
    private const int Sent = 20_000;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    [Rfc(5471, "3.5.2")]
    public async Task Run_BufferTooSmallForTheTraffic_SentEqualsReceivedPlusDrops(bool portable)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux tells what a socket dropped.");
        var sink = new CollectingSink();
        await using var input = new RunningInput(new UdpOptions { Listen = ["127.0.0.1:0"], ReceiveBuffer = 4_096 }, sink, portable);
        using var agent = new UdpSender(input.Loopback);
        agent.SendMany(Sent / 2, length: 100);
        input.Start();
        agent.SendMany(Sent / 2, length: 100);

        await input.StopAsync();

        var drops = sink.Drops(DropReason.SocketOverflow);
        Assert.True(drops > 0);
        Assert.Equal(KernelDrops(input.Port), drops);
        Assert.Equal(Sent, sink.Received.Length + drops);
    }

    [Fact]
    [Rfc(5471, "3.5.2")]
    public async Task Run_TrafficGoesOn_DropsAreReportedWithinSeconds()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux tells what a socket dropped.");
        var sink = new CollectingSink();
        await using var input = new RunningInput(new UdpOptions { Listen = ["127.0.0.1:0"], ReceiveBuffer = 4_096 }, sink);
        using var agent = new UdpSender(input.Loopback);
        agent.SendMany(1_000, length: 100);

        input.Start();

        sink.WaitFor(1_000);
        Assert.True(sink.Drops(DropReason.SocketOverflow) > 0);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    [Rfc(7011, "11.5-1", "11.6-2")]
    public async Task Run_AgentThatIsNotAllowed_IsCountedAndNamedOnce(bool portable)
    {
        var sink = new CollectingSink();
        var log = new LogCollector<UdpInput>();
        var options = new UdpOptions { Listen = ["127.0.0.1:0"], Allow = [AddressRange.Parse("127.0.0.16/28"), AddressRange.Parse("2001:db8::/32")] };
        await using var input = new RunningInput(options, sink, portable, log: log);
        using var stranger = new UdpSender(input.Loopback, IPAddress.Parse("127.0.0.15"));
        using var agent = new UdpSender(input.Loopback, IPAddress.Parse("127.0.0.31"));
        stranger.SendMany(100, length: 50);
        agent.Send(1);
        stranger.SendMany(100, length: 50);

        await input.StopAsync();

        Assert.Equal(IPAddress.Parse("127.0.0.31"), Assert.Single(sink.Received).Agent);
        Assert.Equal(200, sink.Drops(DropReason.UnauthorisedSource));
        Assert.Contains("Refused a datagram from 127.0.0.15: 'allow' does not list it", Assert.Single(log.Warnings), StringComparison.Ordinal);
    }

    // The last column of the socket's line, found by its port, which stands in hexadecimal.
    private static long KernelDrops(int port) =>
        File.ReadLines("/proc/net/udp").Skip(1)
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(columns => columns[1].EndsWith($":{port:X4}", StringComparison.Ordinal))
            .Sum(columns => long.Parse(columns[^1], CultureInfo.InvariantCulture));
}
