using System.Net.Sockets;
using FlowHost.Inputs.Tcp;
using FlowHost.Inputs.Tcp.Listening;
using FlowHost.Plugins.Tests.Inputs.Tcp.Support;
using FlowHost.Sdk;
using FlowHost.Tests;
using Microsoft.Extensions.Time.Testing;
using static FlowHost.Plugins.Tests.Inputs.Tcp.Support.TestMessages;

namespace FlowHost.Plugins.Tests.Inputs.Tcp;

public sealed class TcpLimitTests
{
    [Fact]
    [Rfc(7011, "11.5-1", "11.6-2")]
    public async Task Run_NotInAllow_IsClosedCountedAndNamed()
    {
        await using var bench = new TcpBench(new TcpOptions { Allow = [AddressRange.Parse("192.0.2.0/24")] });
        using var exporter = bench.Connect();

        await TcpBench.ClosedAsync(exporter);

        await bench.DroppedAsync(DropReason.UnauthorisedSource, 1);
        await SessionSink.UntilAsync(() => bench.Log.Warnings.Length > 0, "a warning");
        Assert.Equal("Refused a connection from 127.0.0.1: 'allow' does not list it (1 refused since the last such message)", bench.Log.Warnings[0]);
    }

    [Theory]
    [InlineData(2, 64, "there are 2 connections already (maxConnections)")]
    [InlineData(64, 2, "it has 2 connections already (maxConnectionsPerAddress)")]
    public async Task Run_OneConnectionTooMany_IsClosedAndAPlaceIsFreeWhenAnotherEnds(int all, int perAddress, string reason)
    {
        await using var bench = new TcpBench(new TcpOptions { MaxConnections = all, MaxConnectionsPerAddress = perAddress });
        using var first = bench.Connect();
        using var second = bench.Connect();
        first.Send(Message(1));
        second.Send(Message(2));
        await bench.ReceivedAsync(2);

        using (var third = bench.Connect())
        {
            await TcpBench.ClosedAsync(third);
        }
        await bench.DroppedAsync(DropReason.ConnectionLimit, 1);
        first.Dispose();
        await SessionSink.UntilAsync(() => bench.Sink.Ended.Length == 1, "the first has ended");
        using var fourth = bench.Connect();
        fourth.Send(Message(4));
        await bench.ReceivedAsync(3);

        Assert.Contains(bench.Log.Warnings, line => line.Contains(reason, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Run_OneOctetNowAndThen_IsClosedWhenTheMessageTakesTooLong()
    {
        await using var bench = new TcpBench();
        using var exporter = bench.Connect();
        exporter.Send(Message(1));
        await bench.ReceivedAsync(1);
        var message = Message(2, 1_000);

        // Slowloris: an octet every two seconds, far from complete after thirty.
        for (var i = 0; !TcpBench.IsClosed(exporter); i++)
        {
            Assert.True(i < 40, "The connection is open after 80 seconds of a message that is not complete.");
            Send(exporter, message[i]);
            await Task.Delay(30, TestContext.Current.CancellationToken);
            bench.Time.Advance(TimeSpan.FromSeconds(2));
        }

        await bench.DroppedAsync(DropReason.Truncated, 1);
        Assert.Equal(Hex(Message(1)), bench.Sink.Payloads);
        await SessionSink.UntilAsync(() => bench.Log.Warnings.Any(line => line.Contains("a message was not complete for 30 seconds", StringComparison.Ordinal)), "a warning");
    }

    [Fact]
    public async Task Run_SilentFromTheStart_IsClosedAfterTheFirstMessagesTime()
    {
        await using var bench = new TcpBench(new TcpOptions { FirstMessageTimeout = TimeSpan.FromSeconds(10) });
        using var exporter = bench.Connect();

        await bench.AdvanceUntilClosedAsync(exporter, TimeSpan.FromSeconds(500));

        Assert.Contains(bench.Log.Warnings, line => line.StartsWith($"Closed the connection of {exporter.LocalEndPoint}: nothing came for 10 seconds", StringComparison.Ordinal));
        Assert.Equal(0, bench.Sink.AllDrops);
    }

    [Fact]
    public async Task Run_SilentAfterAMessage_IsClosedAfterTheIdleTimeAndNotBefore()
    {
        await using var bench = new TcpBench();
        using var exporter = bench.Connect();
        exporter.Send(Message(1));
        await bench.ReceivedAsync(1);
        await Task.Delay(200, TestContext.Current.CancellationToken);

        bench.Time.Advance(TimeSpan.FromSeconds(590));
        exporter.Send(Message(2));
        await bench.ReceivedAsync(2);
        await bench.AdvanceUntilClosedAsync(exporter, TimeSpan.FromSeconds(900));

        Assert.Contains(bench.Log.Warnings, line => line.Contains("it was silent for 600 seconds", StringComparison.Ordinal));
        Assert.Equal(0, bench.Sink.AllDrops);
    }

    [Fact]
    [Rfc(7011, "11.4-2")]
    public void Take_MoreHandshakesThanASecondAllows_Waits()
    {
        var time = new FakeTimeProvider();
        var rate = new HandshakeRate(20, time);

        Assert.All(Enumerable.Range(0, 20), _ => Assert.Equal(TimeSpan.Zero, rate.Take()));
        Assert.Equal(TimeSpan.FromMilliseconds(50), rate.Take());
        time.Advance(TimeSpan.FromMilliseconds(50));
        Assert.Equal(TimeSpan.FromMilliseconds(50), rate.Take());
        time.Advance(TimeSpan.FromSeconds(10));
        Assert.All(Enumerable.Range(0, 20), _ => Assert.Equal(TimeSpan.Zero, rate.Take()));
        Assert.NotEqual(TimeSpan.Zero, rate.Take());
    }

    [Fact]
    [Rfc(5471, "3.6.1")]
    [Rfc(7011, "10.4.4-2", "11.6-3")]
    public async Task Run_ExporterResets_OthersGoOn()
    {
        await using var bench = new TcpBench();
        using var other = bench.Connect();
        using (var exporter = bench.Connect())
        {
            exporter.Send(Message(1, 50)[..20]);
            await Task.Delay(100, TestContext.Current.CancellationToken);
            exporter.LingerState = new LingerOption(true, 0);
        }

        await bench.DroppedAsync(DropReason.Truncated, 1);
        await SessionSink.UntilAsync(
            () => bench.Log.Warnings.Any(line => line.Contains("ended in the middle of a message", StringComparison.Ordinal)), "a warning");
        other.Send(Message(2));
        using var later = bench.Connect();
        later.Send(Message(3));
        await bench.ReceivedAsync(2);
    }

    private static void Send(Socket exporter, byte octet)
    {
        try
        {
            exporter.Send([octet]);
        }
        catch (SocketException)
        {
            // Closed at the other end, which is what the test waits for.
        }
    }
}
