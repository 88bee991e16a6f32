using FlowHost.Inputs.Udp.Sockets;
using FlowHost.Sdk;
using Microsoft.Extensions.Logging;

namespace FlowHost.Inputs.Udp.Receiving;

/// <summary>
/// Takes what a receiver has put into the slots, leaves out what may not pass, and hands the burst to the worker. Slots and burst are
/// used again for the next.
/// </summary>
internal sealed class Intake
{
    /// <summary>The longest datagram that UDP can carry, and more: nothing that arrives is cut.</summary>
    public const int LargestDatagram = 65_535;

    private readonly IDatagramSink _sink;
    private readonly AllowList? _allow;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly LogLimiter _refusals;
    private readonly DatagramBurst _burst;
    private long _refused;
    private long _truncated;
    private bool _isTooLate;

    /// <summary>Creates an intake.</summary>
    /// <param name="sink">Takes the bursts.</param>
    /// <param name="allow">Who may send; null: everyone.</param>
    /// <param name="time">The clock of receive times.</param>
    /// <param name="logger">Told of refused senders.</param>
    /// <param name="largest">Octets of the longest datagram to accept.</param>
    public Intake(IDatagramSink sink, AllowList? allow, TimeProvider time, ILogger logger, int largest = LargestDatagram)
    {
        _sink = sink;
        _allow = allow;
        _time = time;
        _logger = logger;
        _refusals = new LogLimiter(time);
        Largest = largest;
        SlotCount = Math.Clamp(sink.BurstSize, 1, 256);
        _burst = new DatagramBurst(SlotCount);
        // Pinned for recvmmsg; pages that no datagram has reached cost no memory.
        Slots = GC.AllocateUninitializedArray<byte>(SlotCount * SlotSize, pinned: true);
    }

    /// <summary>Octets of the longest datagram that is accepted.</summary>
    public int Largest { get; }

    /// <summary>Octets from one slot to the next: one more than the longest datagram, which tells a longer one.</summary>
    public int SlotSize => Largest + 1;

    /// <summary>How many slots there are.</summary>
    public int SlotCount { get; }

    /// <summary>Where datagrams are received to; slot n starts at n × <see cref="SlotSize"/>.</summary>
    public byte[] Slots { get; }

    /// <summary>The first slot that is free; all behind it are.</summary>
    public int NextSlot { get; private set; }

    /// <summary>Nanoseconds since 1970-01-01 UTC; read once for all datagrams of a system call.</summary>
    public long Now() => (_time.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks * TimeSpan.NanosecondsPerTick;

    /// <summary>Takes the datagram that lies in slot <see cref="NextSlot"/>.</summary>
    /// <param name="length">Its octets.</param>
    /// <param name="isTruncated">Whether it was longer than the slot.</param>
    /// <param name="name">The sender's socket address.</param>
    /// <param name="socket">Where it arrived.</param>
    /// <param name="receiveTime">From <see cref="Now"/>.</param>
    public void Take(int length, bool isTruncated, ReadOnlySpan<byte> name, ListenSocket socket, long receiveTime)
    {
        var slot = NextSlot++;
        var address = SocketName.Address(name, socket.IsIPv6);
        if (_allow is not null && !_allow.Contains(address))
        {
            Refuse(address);
        }
        else if (isTruncated)
        {
            _truncated++;
        }
        else
        {
            _burst.Add(new Datagram(
                Slots, slot * SlotSize, length, address, SocketName.Port(name), socket.Port, receiveTime, Transport.Udp));
        }
    }

    /// <summary>Hands over what was taken; all slots are free afterwards.</summary>
    public void Flush()
    {
        Report(DropReason.UnauthorisedSource, ref _refused);
        Report(DropReason.Truncated, ref _truncated);
        if (_burst.Count > 0)
        {
            HandOver();
            _burst.Clear();
        }
        NextSlot = 0;
    }

    /// <summary>The time to stop is up: from now on, datagrams are counted and go nowhere.</summary>
    public void OnlyCount() => _isTooLate = true;

    private void HandOver()
    {
        if (_isTooLate)
        {
            _sink.CountDrop(DropReason.ShutdownDeadline, _burst.Count);
        }
        else
        {
            _sink.Process(_burst);
        }
    }

    private void Report(DropReason reason, ref long count)
    {
        if (count > 0)
        {
            _sink.CountDrop(reason, count);
            count = 0;
        }
    }

    private void Refuse(UInt128 address)
    {
        _refused++;
        if (_refusals.TryPass(out var count))
        {
            Log.Refused(_logger, IpAddress.Format(address), count);
        }
    }
}
