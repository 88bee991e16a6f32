using FlowHost.Decoders.NetFlow;
using FlowHost.Plugins.Tests.Inputs.Udp.Support;
using FlowHost.Sdk;
using FlowHost.Sdk.Testing;

namespace FlowHost.Plugins.Tests.Decoders.NetFlow.Conformance;

/// <summary>A collector for the tests of the RFCs: it knows its exporter for long, and every set that it is given has an end.</summary>
internal sealed class IpfixBench
{
    public IpfixBench(TemplateOptions? options = null, ElementRegistry? elements = null)
    {
        Decoder = new IpfixDecoder(Log, options);
        Test = new DecoderTest(Decoder, elements) { IsEstablished = true, ReceiveTime = new DateTimeOffset(2026, 1, 15, 10, 0, 0, TimeSpan.Zero) };
    }

    public IpfixDecoder Decoder { get; }

    public DecoderTest Test { get; }

    public LogCollector<IpfixDecoder> Log { get; } = new();

    /// <summary>What comes from here on comes by a connection.</summary>
    public IpfixBench Connect(int session)
    {
        (Test.Transport, Test.Session) = (Transport.Tcp, session);
        return this;
    }

    public IpfixBench By(Transport transport) => transport == Transport.Tcp ? Connect(1) : this;

    public void Wait(TimeSpan time) => Test.ReceiveTime += time;

    public DecoderResult Decode(params IpfixMessage[] messages) => Decode([.. messages.Select(message => message.ToArray())]);

    public DecoderResult Decode(params byte[][] messages)
    {
        var result = Test.Decode(messages);
        Assert.Equal(0, result.Unaccounted);
        return result;
    }

    /// <summary>The octets that are written in hexadecimal digits.</summary>
    public static byte[] Octets(string hex) => Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal));
}
