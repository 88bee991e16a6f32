using FlowHost.Sdk;

namespace FlowHost.Fuzz.Decoding;

/// <summary>A decoder, given the datagrams of an input in order, and the time between them.</summary>
internal sealed class DatagramTarget(IDecoder decoder, IDatagramLedger ledger) : IFuzzTarget
{
    private readonly FuzzSink _sink = new();

    // Two, so that templates of one could be taken for those of the other; the second has its whole share of memory.
    private readonly Agent[] _agents = [AgentOf(0), AgentOf(1)];

    // 2026-01-15 10:00:00 UTC; it goes on from input to input.
    private long _now = 1_768_471_200L * 1_000_000_000;

    // A field of a template is 4 octets on the wire, and here a name, a type, a column and its place in the output.
    public AllocationBound Bound => new(Constant: 1 << 20, PerOctet: 1024);

    public void Run(ArraySegment<byte> input, Outcome outcome)
    {
        var before = _sink.Count();
        var datagrams = new InputDatagrams(input) { Now = _now };
        while (datagrams.TryRead(out var item))
        {
            if (_now != datagrams.Now)
            {
                _now = datagrams.Now;
                _sink.Begin();
                decoder.Tick(_now, _sink);
                _sink.End();
            }
            Run(item, outcome);
        }
        foreach (var agent in _agents)
        {
            Describe(agent);
        }
        _sink.Begin();
        decoder.Finish(_sink);
        _sink.End();
        _sink.CheckFinished();
        (_sink.Count() - before).Report(outcome);
    }

    private void Run(in InputItem item, Outcome outcome)
    {
        var (datagram, agent) = (item.Datagram, _agents[item.Agent]);
        _sink.Begin();
        if (item.IsForgotten)
        {
            decoder.Forget(agent, _sink);
        }
        if (item.EndsSession)
        {
            decoder.EndSession(agent, datagram.Session, _sink);
        }
        else if (decoder.Accepts(datagram.Payload))
        {
            var before = _sink.Count();
            var reason = decoder.Decode(datagram, agent, _sink);
            outcome.Add($"datagram {reason}", reason == DropReason.None ? 0 : 1);
            ledger.Check(datagram.Payload, reason, _sink.Count() - before);
        }
        else
        {
            outcome.Add("not accepted");
        }
        _sink.End();
    }

    private void Describe(Agent agent)
    {
        foreach (var report in decoder.Templates(agent))
        {
            BrokenPromiseException.Unless(report.FirstSeen <= _now && report.LastSeen <= _now, $"template {report.Id} is of the future");
        }
    }

    private static Agent AgentOf(int index) => new(index, IpAddress.FromIPv4(0xC0000201u + (uint)index)) { IsEstablished = index == 1 };
}
