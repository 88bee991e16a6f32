using FlowHost.Sdk;

namespace FlowHost.Plugins.Tests.Inputs.Tcp.Support;

/// <summary>A worker that keeps what it is given, and may be made to wait.</summary>
internal sealed class SessionSink(int burstSize = 64) : IDatagramSink
{
    private readonly Lock _lock = new();
    private readonly List<(int Session, string Payload)> _messages = [];
    private readonly List<int> _ended = [];
    private readonly Dictionary<DropReason, long> _drops = [];
    private int _lastSession;

    public int BurstSize => burstSize;

    /// <summary>Holds the worker back until it is set.</summary>
    public ManualResetEventSlim Open { get; } = new(initialState: true);

    /// <summary>Whether a burst has come, though it may be held back.</summary>
    public bool IsReached { get; private set; }

    public bool CanWait { get; private set; } = true;

    public List<Datagram> Datagrams { get; } = [];

    public (int Session, string Payload)[] Messages => Locked(() => _messages.ToArray());

    /// <summary>The payloads in hexadecimal digits, in the order in which they came.</summary>
    public string[] Payloads => [.. Messages.Select(message => message.Payload)];

    public int[] Ended => Locked(() => _ended.ToArray());

    public long Drops(DropReason reason) => Locked(() => _drops.GetValueOrDefault(reason));

    public long AllDrops => Locked(() => _drops.Values.Sum());

    public int BeginSession() => Interlocked.Increment(ref _lastSession);

    public void EndSession(UInt128 address, int session) => Locked(() => _ended.Add(session));

    public void CountDrop(DropReason reason, long datagrams) => Locked(() => _drops[reason] = _drops.GetValueOrDefault(reason) + datagrams);

    public void Process(DatagramBurst burst)
    {
        IsReached = true;
        Open.Wait();
        lock (_lock)
        {
            CanWait &= burst.CanWait;
            foreach (var datagram in burst.Items)
            {
                Datagrams.Add(datagram);
                _messages.Add((datagram.Session, Convert.ToHexString(datagram.Payload)));
            }
        }
    }

    /// <summary>Waits until something is so; a guard against hanging, no more.</summary>
    public static async Task UntilAsync(Func<bool> isSo, string what)
    {
        for (var deadline = Environment.TickCount64 + 30_000; !isSo(); await Task.Delay(5))
        {
            Assert.True(Environment.TickCount64 < deadline, $"Waited in vain: {what}");
        }
    }

    private T Locked<T>(Func<T> get)
    {
        lock (_lock)
        {
            return get();
        }
    }

    private void Locked(Action change)
    {
        lock (_lock)
        {
            change();
        }
    }
}
