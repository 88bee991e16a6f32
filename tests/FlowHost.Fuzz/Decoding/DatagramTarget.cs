using FlowHost.Sdk;

namespace FlowHost.Fuzz.Decoding;

/// <summary>A decoder, given the datagrams of an input in order.</summary>
internal sealed class DatagramTarget(IDecoder decoder, IDatagramLedger ledger) : IFuzzTarget
{
    private readonly FuzzSink _sink = new();

    // Two, so that templates of one could be taken for those of the other.
    private readonly Agent[] _agents = [AgentOf(0), AgentOf(1)];

    // A field of a template is 4 octets on the wire, and here a name, a type, a column and its place in the output.
    public AllocationBound Bound => new(Constant: 1 << 20, PerOctet: 1024);

    public void Run(ArraySegment<byte> input, Outcome outcome)
    {
        var datagrams = new InputDatagrams(input);
        while (datagrams.TryRead(out var datagram, out var agent))
        {
            if (!decoder.Accepts(datagram.Payload))
            {
                outcome.Add("not accepted");
                continue;
            }
            _sink.Begin();
            decoder.Decode(datagram, _agents[agent], _sink);
            _sink.End();
            ledger.Check(datagram.Payload, _sink);
            _sink.Report(outcome);
        }
    }

    private static Agent AgentOf(int index) => new(index, IpAddress.FromIPv4(0xC0000201u + (uint)index));
}
