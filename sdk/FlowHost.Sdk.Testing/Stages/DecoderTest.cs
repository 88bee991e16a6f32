using System.Net;

namespace FlowHost.Sdk.Testing;

/// <summary>Runs a decoder without a host: give it datagrams, look at records.</summary>
/// <param name="decoder">The decoder; it keeps its templates from call to call.</param>
/// <param name="elements">The elements it decodes with; null: the built-in ones.</param>
public sealed class DecoderTest(IDecoder decoder, ElementRegistry? elements = null)
{
    private readonly TestSink _sink = new(elements ?? new ElementRegistry());

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
            var agent = TestAgent.Of(IpAddress.From(Agent), TemplateKey);
            var datagram = new Datagram(payload, 0, payload.Length, agent.Address, SourcePort, ListenPort, 0, Transport) { Session = Session };
            decoder.Decode(datagram, agent, _sink);
        }
        return new DecoderResult([.. _sink.Batches.SelectMany(TestRecords.Of)], new Dictionary<DropReason, long>(_sink.Drops), _sink.Sets);
    }

    /// <summary>Tells the decoder that the present <see cref="Session"/> has ended.</summary>
    public void EndSession() => decoder.EndSession(TestAgent.Of(IpAddress.From(Agent), TemplateKey), Session);
}
