using System.Globalization;
using System.Net;
using System.Net.Sockets;
using FlowHost.Inputs.Tcp;
using FlowHost.Plugins.Tests.Inputs.Udp.Support;
using FlowHost.Sdk;
using FlowHost.Sdk.Testing;
using Microsoft.Extensions.Time.Testing;

namespace FlowHost.Plugins.Tests.Inputs.Tcp.Support;

/// <summary>A running input on a free port of the loopback, its worker, its clock and its log.</summary>
internal sealed class TcpBench : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly TcpInput _input;
    private readonly Task _run;

    public TcpBench(TcpOptions? options = null, string folder = "/", SessionSink? sink = null)
    {
        options ??= new TcpOptions();
        options.Listen = ["127.0.0.1:0"];
        Sink = sink ?? new SessionSink();
        _input = new TcpInput(options, TestPlugin.Context(folder, "tcp"), Time, Log);
        _input.Open();
        _run = Task.Factory.StartNew(() => _input.Run(Sink, _stop.Token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    public SessionSink Sink { get; }

    // Certificates are checked by the real clock.
    public FakeTimeProvider Time { get; } = new(DateTimeOffset.FromUnixTimeSeconds(DateTimeOffset.UtcNow.ToUnixTimeSeconds()));

    public LogCollector<TcpInput> Log { get; } = new();

    public int Port
    {
        get
        {
            var endpoint = _input.Endpoints[0];
            return int.Parse(endpoint.AsSpan(endpoint.LastIndexOf(':') + 1), CultureInfo.InvariantCulture);
        }
    }

    /// <summary>An exporter that has connected.</summary>
    public Socket Connect()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        socket.Connect(IPAddress.Loopback, Port);
        return socket;
    }

    /// <summary>Waits until the worker has so many messages.</summary>
    public Task ReceivedAsync(int messages) => SessionSink.UntilAsync(() => Sink.Messages.Length >= messages, $"{messages} messages");

    /// <summary>Waits until so many were counted for a reason.</summary>
    public Task DroppedAsync(DropReason reason, int count) => SessionSink.UntilAsync(() => Sink.Drops(reason) >= count, $"{count} {reason}");

    /// <summary>Lets time go by until the host has closed the connection.</summary>
    public async Task AdvanceUntilClosedAsync(Socket socket, TimeSpan most)
    {
        var start = Time.GetUtcNow();
        while (!IsClosed(socket))
        {
            Assert.True(Time.GetUtcNow() - start <= most, $"The connection is still open after {most}.");
            Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(20);
        }
    }

    /// <summary>Waits until the host has closed the connection.</summary>
    public static Task ClosedAsync(Socket socket) => SessionSink.UntilAsync(() => IsClosed(socket), "the connection is closed");

    public static bool IsClosed(Socket socket)
    {
        try
        {
            return socket.Poll(0, SelectMode.SelectRead) && socket.Receive(new byte[1], SocketFlags.Peek) == 0;
        }
        catch (SocketException)
        {
            return true;
        }
    }

    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        await _run.WaitAsync(TimeSpan.FromSeconds(30));
    }

    public async ValueTask DisposeAsync()
    {
        Sink.Open.Set();
        await StopAsync();
        await _input.DisposeAsync();
        _stop.Dispose();
    }
}
