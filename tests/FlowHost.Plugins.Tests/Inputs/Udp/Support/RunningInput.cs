using System.Globalization;
using System.Net;
using FlowHost.Inputs.Udp;
using FlowHost.Inputs.Udp.Receiving;
using FlowHost.Sdk;

namespace FlowHost.Plugins.Tests.Inputs.Udp.Support;

/// <summary>An open input, and the thread that runs it.</summary>
internal sealed class RunningInput : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly UdpInput _input;
    private readonly IDatagramSink _sink;
    private Task? _run;

    public RunningInput(
        UdpOptions options,
        IDatagramSink sink,
        bool portable = false,
        int largest = Intake.LargestDatagram,
        TimeProvider? time = null,
        LogCollector<UdpInput>? log = null)
    {
        _sink = sink;
        _input = new UdpInput(options, time ?? TimeProvider.System, log ?? new LogCollector<UdpInput>(), portable, largest);
        _input.Open();
    }

    public IReadOnlyList<string> Endpoints => _input.Endpoints;

    /// <summary>The port of the first address.</summary>
    public int Port => PortOf(0);

    public int PortOf(int index)
    {
        var endpoint = _input.Endpoints[index];
        return int.Parse(endpoint.AsSpan(endpoint.LastIndexOf(':') + 1), CultureInfo.InvariantCulture);
    }

    public IPEndPoint Loopback => new(IPAddress.Loopback, Port);

    public void Start() =>
        _run = Task.Factory.StartNew(
            () => _input.Run(_sink, _stop.Token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    /// <summary>Cancels and waits; the contract gives an input three seconds, a busy machine gets many more.</summary>
    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        if (_run is null)
        {
            Start();
        }
        await _run!.WaitAsync(TimeSpan.FromSeconds(30));
    }

    public async ValueTask DisposeAsync()
    {
        if (_run is not null)
        {
            await StopAsync();
        }
        await _input.DisposeAsync();
        _stop.Dispose();
    }
}
