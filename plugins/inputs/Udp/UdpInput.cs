using System.Net;
using System.Net.Sockets;
using FlowHost.Inputs.Udp.Receiving;
using FlowHost.Inputs.Udp.Sockets;
using FlowHost.Sdk;
using Microsoft.Extensions.Logging;

namespace FlowHost.Inputs.Udp;

/// <summary>Receives datagrams from UDP sockets.</summary>
public sealed class UdpInput : IInput
{
    private readonly UdpOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<UdpInput> _logger;
    private readonly bool _portable;
    private readonly int _largest;
    private readonly List<ListenSocket> _sockets = [];

    /// <summary>Creates the input; <see cref="Open"/> binds the sockets.</summary>
    public UdpInput(UdpOptions options, TimeProvider time, ILogger<UdpInput> logger)
        : this(options, time, logger, portable: !LinuxCalls.AreSupported(), Intake.LargestDatagram)
    {
    }

    /// <summary>For tests: receives one datagram per call where the system could do better, or takes short datagrams only.</summary>
    internal UdpInput(UdpOptions options, TimeProvider time, ILogger<UdpInput> logger, bool portable, int largest)
    {
        _options = options;
        _time = time;
        _logger = logger;
        _portable = portable;
        _largest = largest;
    }

    /// <inheritdoc/>
    public StartFailure StartFailure => _options.Required ? StartFailure.Stop : StartFailure.Continue;

    /// <inheritdoc/>
    public IReadOnlyList<string> Endpoints => [.. _sockets.Select(socket => socket.Endpoint)];

    /// <inheritdoc/>
    public void Open()
    {
        var problems = BindAll();
        if (problems.Count > 0 && (_options.Required || _sockets.Count == 0))
        {
            Close();
            throw new PluginException(string.Join(' ', problems));
        }
        foreach (var problem in problems)
        {
            Log.AddressUnavailable(_logger, problem);
        }
        Describe();
    }

    /// <inheritdoc/>
    public void Run(IDatagramSink sink, CancellationToken stop)
    {
        ListenSocket[] sockets = [.. _sockets];
        var intake = new Intake(sink, AllowedAgents(), _time, _logger, _largest);
        var failures = new FailureLog(_time, _logger);
        IReceiver receiver = _portable ? new PortableReceiver(sockets, failures) : new LinuxReceiver(sockets, intake, failures);
        new ReceiveLoop(sockets, receiver, intake, sink, _time).Run(stop);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Close();
        return ValueTask.CompletedTask;
    }

    private IReadOnlyList<string> BindAll()
    {
        var failures = new List<BindFailure>();
        List<IPEndPoint> endPoints = [.. _options.Listen.Select(EndPointOf)];
        foreach (var endPoint in endPoints)
        {
            // Beside an IPv4 address with the same port, [::] means IPv6 alone: both could not be bound otherwise.
            var dualMode = !endPoints.Any(other =>
                other.AddressFamily == AddressFamily.InterNetwork && other.Port == endPoint.Port && endPoint.Port != 0);
            try
            {
                _sockets.Add(ListenSocket.Bind(endPoint, dualMode, _options.ReceiveBuffer));
            }
            catch (SocketException exception)
            {
                failures.Add(new BindFailure(endPoint, exception));
            }
        }
        return BindFailure.Explain(failures, ProtocolType.Udp);
    }

    private static IPEndPoint EndPointOf(ListenAddress address) =>
        address.IsPortAlone && !Socket.OSSupportsIPv6 ? new IPEndPoint(IPAddress.Any, address.EndPoint.Port) : address.EndPoint;

    private AllowList? AllowedAgents() => _options.Allow is { } allow ? new AllowList(allow) : null;

    private void Describe()
    {
        var endpoints = string.Join(", ", Endpoints);
        var granted = _sockets.Min(socket => socket.GrantedBuffer);
        var buffer = ReceiveBuffer.Format(granted);
        Log.Listening(_logger, endpoints, buffer);
        if (granted < _options.ReceiveBuffer)
        {
            var asked = ReceiveBuffer.Format(_options.ReceiveBuffer);
            var remedy = ReceiveBuffer.Remedy(_options.ReceiveBuffer);
            Log.BufferTooSmall(_logger, asked, buffer, remedy);
        }
        if (_portable && OperatingSystem.IsLinux())
        {
            Log.OneByOne(_logger);
        }
        if (_options.Allow is null)
        {
            Log.EveryoneAllowed(_logger);
        }
    }

    private void Close()
    {
        foreach (var socket in _sockets)
        {
            socket.Dispose();
        }
        _sockets.Clear();
    }
}
