using System.Net;

namespace FlowHost.Sdk.Testing;

/// <summary>Runs a decoder without a host: give it datagrams, look at records.</summary>
/// <param name="decoder">The decoder; it keeps its templates from call to call.</param>
/// <param name="elements">The elements it decodes with; null: the built-in ones.</param>
public sealed class DecoderTest(IDecoder decoder, ElementRegistry? elements = null)
{
    private readonly TestSink _sink = new(elements ?? new ElementRegistry());
    private readonly Dictionary<(UInt128, TemplateKeyPolicy), Agent> _agents = [];

    /// <summary>Where the datagrams come from. The default is 192.0.2.1 (RFC 5737).</summary>
    public IPAddress Agent { get; set; } = IPAddress.Parse("192.0.2.1");

    /// <summary>The agent's port.</summary>
    public ushort SourcePort { get; set; } = 50_000;

    /// <summary>The port that they are sent to.</summary>
    public ushort ListenPort { get; set; }

    /// <summary>How the datagrams come.</summary>
    public Transport Transport { get; set; } = Transport.Udp;

    /// <summary>The connection or file that they come by; 0 for none.</summary>
    public int Session { get; set; }

    /// <summary>What the pipeline says of the agent's templates.</summary>
    public TemplateKeyPolicy TemplateKey { get; set; } = TemplateKeyPolicy.Auto;

    /// <summary>When the datagrams are received; they come at once.</summary>
    public DateTimeOffset ReceiveTime { get; set; } = DateTimeOffset.UnixEpoch;

    /// <summary>Whether the host has known the agent for long enough to give it its whole share.</summary>
    public bool IsEstablished { get; set; }

    /// <summary>
    /// Says which enrichers the records go through, in order: when all datagrams of a call are decoded, the records of one layout after those of
    /// another.
    /// </summary>
    public DecoderTest Through(params IEnricher[] enrichers)
    {
        _sink.Enrichers = enrichers;
        return this;
    }

    /// <summary>Decodes datagrams, in order.</summary>
    /// <returns>What these datagrams gave; templates are kept for the next call.</returns>
    /// <exception cref="InvalidOperationException">The decoder does not accept one of them.</exception>
    public DecoderResult Decode(params byte[][] datagrams)
    {
        _sink.Begin();
        foreach (var payload in datagrams)
        {
            if (!decoder.Accepts(payload))
            {
                throw new InvalidOperationException($"The decoder does not accept a datagram that starts with {Convert.ToHexString(payload.AsSpan(0, Math.Min(2, payload.Length)))}.");
            }
            var agent = Sender();
            var datagram = new Datagram(payload, 0, payload.Length, agent.Address, SourcePort, ListenPort, Nanoseconds, Transport) { Session = Session };
            _sink.Outcomes.Add(decoder.Decode(datagram, agent, _sink));
        }
        return Result();
    }

    /// <summary>Lets the decoder give up what has waited too long by <see cref="ReceiveTime"/>.</summary>
    public DecoderResult Tick()
    {
        _sink.Begin();
        decoder.Tick(Nanoseconds, _sink);
        return Result();
    }

    /// <summary>Tells the decoder that the present <see cref="Session"/> has ended.</summary>
    public DecoderResult EndSession()
    {
        _sink.Begin();
        decoder.EndSession(Sender(), Session, _sink);
        return Result();
    }

    /// <summary>Tells the decoder that no more datagrams come.</summary>
    public DecoderResult Finish()
    {
        _sink.Begin();
        decoder.Finish(_sink);
        return Result();
    }

    private Agent Sender()
    {
        var address = IpAddress.From(Agent);
        if (!_agents.TryGetValue((address, TemplateKey), out var agent))
        {
            agent = new Agent(_agents.Count, address, templateKey: TemplateKey);
            _agents.Add((address, TemplateKey), agent);
        }
        agent.IsEstablished = IsEstablished;
        return agent;
    }

    private long Nanoseconds => (ReceiveTime - DateTimeOffset.UnixEpoch).Ticks * 100;

    private DecoderResult Result() => new([.. _sink.Finish().SelectMany(TestRecords.Of)], _sink.Drops, (int)_sink.Totals.DataSets)
    {
        Outcomes = [.. _sink.Outcomes],
        Held = (int)_sink.Totals.Sets.Waiting,
        Unaccounted = (int)_sink.Totals.Sets.Unaccounted,
    };
}
