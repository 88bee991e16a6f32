using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace FlowHost.Enrichers.ViptelaTloc.Tunnels;

/// <summary>The tunnels of all devices, and their gauges, which read it when somebody asks.</summary>
internal sealed class TunnelTable
{
    private static readonly TimeSpan SweepInterval = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<TunnelKey, Tunnel> _tunnels = new();
    private readonly ViptelaTlocOptions _options;
    private readonly TimeProvider _time;
    private readonly Counter<long> _refused;
    private long _swept;

    public TunnelTable(ViptelaTlocOptions options, TimeProvider time, Meter meter)
    {
        (_options, _time, _swept) = (options, time, time.GetTimestamp());
        _refused = meter.CreateCounter<long>(
            "flowhost.viptela_tloc.refused", "{measurement}", "Measurements of tunnels that have no metrics, because there are too many.");
        Gauge("loss", "Loss of a tunnel, as the device measured it.", measurement => measurement.Loss);
        Gauge("latency", "Latency of a tunnel, as the device measured it.", measurement => measurement.Latency);
        Gauge("jitter", "Jitter of a tunnel, as the device measured it.", measurement => measurement.Jitter);

        void Gauge(string name, string help, Func<Measurement, long> read) =>
            meter.CreateObservableGauge("flowhost.viptela_tloc." + name, () => Observe(read), unit: null, help);
    }

    public void Set(TunnelKey key, in Measurement measurement, ReadOnlySpan<byte> localColor, ReadOnlySpan<byte> remoteColor)
    {
        var now = _time.GetTimestamp();
        if (!_tunnels.TryGetValue(key, out var tunnel))
        {
            // Two workers may pass at the limit at once: the table is then larger by one for each of them.
            if (_tunnels.Count >= _options.MaxTunnels && !TrySweep(now))
            {
                _refused.Add(1);
                return;
            }
            tunnel = _tunnels.GetOrAdd(key, new Tunnel(key));
        }
        tunnel.Set(measurement, localColor, remoteColor, now);
    }

    private IEnumerable<Measurement<long>> Observe(Func<Measurement, long> read)
    {
        var now = _time.GetTimestamp();
        foreach (var (_, tunnel) in _tunnels)
        {
            if (!IsOld(tunnel, now) && read(tunnel.Last) is not Measurement.None and var value)
            {
                yield return new Measurement<long>(value, tunnel.Tags);
            }
        }
    }

    /// <summary>Forgets old tunnels, once in a while; false when there is no room after it.</summary>
    private bool TrySweep(long now)
    {
        var swept = Volatile.Read(ref _swept);
        if (_time.GetElapsedTime(swept, now) < SweepInterval || Interlocked.CompareExchange(ref _swept, now, swept) != swept)
        {
            return false;
        }
        foreach (var (key, tunnel) in _tunnels)
        {
            if (IsOld(tunnel, now))
            {
                _tunnels.TryRemove(key, out _);
            }
        }
        return _tunnels.Count < _options.MaxTunnels;
    }

    private bool IsOld(Tunnel tunnel, long now) => _time.GetElapsedTime(tunnel.Seen, now) > _options.ForgetAfter;
}
