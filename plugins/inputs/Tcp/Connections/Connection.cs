using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Threading.Tasks.Sources;
using FlowHost.Inputs.Tcp.Tls;
using FlowHost.Sdk;

namespace FlowHost.Inputs.Tcp.Connections;

/// <summary>
/// One connection: reads messages and has them handed on. While they are, it does not read, so that a slow pipeline slows its exporter down.
/// </summary>
internal sealed class Connection : IValueTaskSource
{
    private const string Handshake = "the TLS handshake was not complete";
    private const string FirstOctet = "nothing came";
    private const string NextMessage = "it was silent";
    private const string RestOfMessage = "a message was not complete";

    private readonly Socket _socket;
    private readonly TlsServer? _tls;
    private readonly Timeouts _timeouts;
    private readonly ReadyQueue _ready;
    private readonly Reports _reports;
    private readonly TimeProvider _time;
    private readonly Deadline _deadline;
    private ManualResetValueTaskSourceCore<bool> _handedOn = new() { RunContinuationsAsynchronously = true };
    private string? _closedFor;
    private bool _isTimedOut;
    private long _drainLeft = long.MaxValue;

    public Connection(
        Socket socket, int session, TlsServer? tls, Timeouts timeouts, ReadyQueue ready, Reports reports, TimeProvider time)
    {
        var remote = (IPEndPoint)socket.RemoteEndPoint!;
        _socket = socket;
        Session = session;
        Address = IpAddress.From(remote.Address);
        Port = (ushort)remote.Port;
        ListenPort = (ushort)((IPEndPoint)socket.LocalEndPoint!).Port;
        Name = new IPEndPoint(IpAddress.ToIPAddress(Address), Port).ToString();
        (_tls, _timeouts, _ready, _reports, _time) = (tls, timeouts, ready, reports, time);
        _deadline = new Deadline(time);
    }

    public int Session { get; }

    public UInt128 Address { get; }

    public ushort Port { get; }

    public ushort ListenPort { get; }

    /// <summary>Address and port, for the user.</summary>
    public string Name { get; }

    /// <summary>Belongs to whoever takes the connection from the queue, until <see cref="HandedOn"/>.</summary>
    public MessageBuffer Messages { get; } = new();

    /// <summary>When the octets came that made the messages whole: nanoseconds since 1970-01-01 UTC.</summary>
    public long ReceiveTime { get; private set; }

    /// <summary>Messages handed on, or too late for that.</summary>
    public long Taken { get; set; }

    /// <summary>True when it has ended and stands in the queue for the last time.</summary>
    public bool HasEnded { get; private set; }

    /// <summary>Reads until the connection ends; does not throw.</summary>
    public async Task RunAsync()
    {
        var reason = "closed by the exporter";
        try
        {
            await ReadAsync().ConfigureAwait(false);
            if (Messages.Fault is { } fault)
            {
                reason = fault;
                _reports.Malformed(Name, fault);
            }
            else
            {
                ReportEnd(reason);
            }
        }
        catch (AuthenticationException exception)
        {
            reason = _closedFor ?? exception.Message;
            ReportRefusal(reason);
        }
        catch (Exception exception) when (exception is IOException or SocketException or ObjectDisposedException)
        {
            reason = exception.InnerException?.Message ?? exception.Message;
            ReportEnd(reason);
        }
        catch (Exception exception)
        {
            reason = exception.Message;
            Log.Faulted(_reports.Logger, Name, exception);
        }
        _deadline.Clear();
        _socket.Dispose();
        Log.Ended(_reports.Logger, Name, Taken, _closedFor ?? reason);
        HasEnded = true;
        _ready.Add(this);
    }

    /// <summary>Its messages were taken from <see cref="Messages"/> and handed on: it reads further.</summary>
    public void HandedOn() => _handedOn.SetResult(true);

    /// <summary>Closes it if it has kept the host waiting for too long.</summary>
    public void CloseIfLate()
    {
        if (_deadline.Missed() is { } what)
        {
            _isTimedOut = true;
            Close(what);
        }
    }

    /// <summary>Closes it, whatever it does.</summary>
    public void Close(string reason)
    {
        _closedFor ??= reason;
        _socket.Dispose();
    }

    /// <summary>The host stops: what has arrived is read, and no more.</summary>
    public void Drain()
    {
        try
        {
            _closedFor ??= "the host stops";
            // And what a read that is under way has taken already.
            Volatile.Write(ref _drainLeft, _socket.Available + MessageBuffer.Capacity);
            // On Linux what has arrived can still be read; then comes the end.
            _socket.Shutdown(SocketShutdown.Receive);
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // It has ended by itself.
        }
    }

    void IValueTaskSource.GetResult(short token)
    {
        _handedOn.GetResult(token);
        _handedOn.Reset();
    }

    ValueTaskSourceStatus IValueTaskSource.GetStatus(short token) => _handedOn.GetStatus(token);

    void IValueTaskSource.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _handedOn.OnCompleted(continuation, state, token, flags);

    private async Task ReadAsync()
    {
        var stream = await OpenAsync().ConfigureAwait(false);
        await using var _ = stream.ConfigureAwait(false);
        _deadline.Start(FirstOctet, _timeouts.First);
        while (true)
        {
            if (Messages.IsEmpty)
            {
                // Waits without memory: most connections are silent most of the time.
                Messages.Trim();
                await stream.ReadAsync(Memory<byte>.Empty).ConfigureAwait(false);
            }
            var read = await stream.ReadAsync(Messages.Room()).ConfigureAwait(false);
            if (read == 0)
            {
                return;
            }
            Messages.Add(read);
            var isNew = Messages.HasMessage;
            if (isNew)
            {
                _deadline.Clear();
                ReceiveTime = (_time.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks * TimeSpan.NanosecondsPerTick;
                _ready.Add(this);
                await new ValueTask(this, _handedOn.Version).ConfigureAwait(false);
            }
            if (Messages.Fault is not null || IsDrained(read))
            {
                return;
            }
            Await();
        }
    }

    private async Task<Stream> OpenAsync()
    {
        var stream = new NetworkStream(_socket, ownsSocket: true);
        if (_tls is null)
        {
            return stream;
        }
        _deadline.Start(Handshake, _timeouts.Message);
        return await _tls.AuthenticateAsync(stream).ConfigureAwait(false);
    }

    // A message has its time from its first octets on: one octet now and then is no excuse.
    private void Await()
    {
        if (Messages.HasPart)
        {
            _deadline.Continue(RestOfMessage, _timeouts.Message);
        }
        else
        {
            _deadline.Start(NextMessage, _timeouts.Idle);
        }
    }

    private bool IsDrained(int read)
    {
        var left = Volatile.Read(ref _drainLeft);
        if (left == long.MaxValue)
        {
            return false;
        }
        Volatile.Write(ref _drainLeft, left - read);
        return left <= read;
    }

    private void ReportEnd(string reason)
    {
        if (_isTimedOut)
        {
            _reports.TimedOut(Name, _closedFor!, Messages.HasPart);
        }
        else if (Messages.HasPart && _closedFor is null)
        {
            _reports.Truncated(Name, reason);
        }
        else if (Messages.HasPart)
        {
            _reports.TooLate(1);
        }
    }

    private void ReportRefusal(string reason)
    {
        if (_isTimedOut)
        {
            _reports.TimedOut(Name, reason, isInMessage: false);
        }
        else if (_closedFor is null)
        {
            _reports.NotAuthenticated(Name, reason);
        }
    }
}
