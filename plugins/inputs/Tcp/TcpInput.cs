using System.Net;
using System.Net.Sockets;
using FlowHost.Inputs.Tcp.Listening;
using FlowHost.Inputs.Tcp.Tls;
using FlowHost.Sdk;
using Microsoft.Extensions.Logging;

namespace FlowHost.Inputs.Tcp;

/// <summary>Receives IPFIX messages from TCP connections, with or without TLS.</summary>
public sealed class TcpInput(TcpOptions options, PluginContext context, TimeProvider time, ILogger<TcpInput> logger) : IInput
{
    private readonly List<ListenSocket> _sockets = [];
    private TlsServer? _tls;

    /// <inheritdoc/>
    public IReadOnlyList<string> Endpoints => [.. _sockets.Select(socket => socket.Endpoint)];

    /// <inheritdoc/>
    public void Open()
    {
        _tls = options.Tls is { } tls ? new TlsServer(tls, context) : null;
        if (BindAll() is { Count: > 0 } problems)
        {
            Close();
            throw new PluginException(string.Join(' ', problems));
        }
        Describe();
    }

    /// <inheritdoc/>
    public void Run(IDatagramSink sink, CancellationToken stop) => new Server([.. _sockets], options, _tls, sink, time, logger).Run(stop);

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Close();
        return ValueTask.CompletedTask;
    }

    private IReadOnlyList<string> BindAll()
    {
        var failures = new List<BindFailure>();
        List<IPEndPoint> endPoints = [.. options.Listen.Select(EndPointOf)];
        foreach (var endPoint in endPoints)
        {
            // Beside an IPv4 address with the same port, [::] means IPv6 alone: both could not be bound otherwise.
            var dualMode = !endPoints.Any(other =>
                other.AddressFamily == AddressFamily.InterNetwork && other.Port == endPoint.Port && endPoint.Port != 0);
            try
            {
                _sockets.Add(ListenSocket.Bind(endPoint, dualMode, _tls is null ? "tcp" : "tls"));
            }
            catch (SocketException exception)
            {
                failures.Add(new BindFailure(endPoint, exception));
            }
        }
        return BindFailure.Explain(failures, ProtocolType.Tcp);
    }

    private static IPEndPoint EndPointOf(ListenAddress address) =>
        address.IsPortAlone && !Socket.OSSupportsIPv6 ? new IPEndPoint(IPAddress.Any, address.EndPoint.Port) : address.EndPoint;

    private void Describe()
    {
        var mustHaveCertificate = options.Tls?.MustHaveCertificate == true;
        var endpoints = string.Join(", ", Endpoints);
        var protection = options.Tls is null ? "not encrypted" : mustHaveCertificate ? "client certificates required" : "any client accepted";
        Log.Listening(logger, endpoints, protection);
        if (_tls?.Certificate is { } own && (time.GetUtcNow() < own.NotBefore || time.GetUtcNow() > own.NotAfter))
        {
            Log.OwnCertificateNotValid(logger, own.Subject, own.NotBefore.ToUniversalTime(), own.NotAfter.ToUniversalTime());
        }
        if (options.Allow is null && !mustHaveCertificate)
        {
            Log.EveryoneAllowed(logger);
        }
    }

    private void Close()
    {
        foreach (var socket in _sockets)
        {
            socket.Dispose();
        }
        _sockets.Clear();
        _tls?.Dispose();
        _tls = null;
    }
}
