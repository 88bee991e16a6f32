using System.Text;
using FlowHost.Sdk;
using Tag = System.Collections.Generic.KeyValuePair<string, object?>;

namespace FlowHost.Enrichers.ViptelaTloc.Tunnels;

/// <summary>The last measurement of a tunnel. One writer, and readers that may see a measurement half new: each number is whole.</summary>
internal sealed class Tunnel(TunnelKey key)
{
    private readonly Tag _agent = new("agent", IpAddress.Format(key.Agent));
    private readonly Tag _session = new("session", (long)key.Session);
    private byte[] _localColor = [];
    private byte[] _remoteColor = [];
    private Tag[]? _tags;
    private long _loss = Measurement.None;
    private long _latency = Measurement.None;
    private long _jitter = Measurement.None;
    private long _seen;

    public Measurement Last => new(Volatile.Read(ref _loss), Volatile.Read(ref _latency), Volatile.Read(ref _jitter));

    /// <summary>When it was measured, as a timestamp of the clock.</summary>
    public long Seen => Volatile.Read(ref _seen);

    /// <summary>Agent, session and colors.</summary>
    public Tag[] Tags => Volatile.Read(ref _tags) ?? [_agent, _session];

    public void Set(in Measurement measurement, ReadOnlySpan<byte> localColor, ReadOnlySpan<byte> remoteColor, long now)
    {
        Volatile.Write(ref _loss, measurement.Loss);
        Volatile.Write(ref _latency, measurement.Latency);
        Volatile.Write(ref _jitter, measurement.Jitter);
        Volatile.Write(ref _seen, now);
        if (_tags is null || !localColor.SequenceEqual(_localColor) || !remoteColor.SequenceEqual(_remoteColor))
        {
            (_localColor, _remoteColor) = (localColor.ToArray(), remoteColor.ToArray());
            Tag[] tags =
            [
                _agent, _session,
                new("local_color", Encoding.UTF8.GetString(localColor)), new("remote_color", Encoding.UTF8.GetString(remoteColor)),
            ];
            Volatile.Write(ref _tags, tags);
        }
    }
}
