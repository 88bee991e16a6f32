using FlowHost.Inputs.Pcap.Captures;
using FlowHost.Inputs.Pcap.Packets;
using FlowHost.Sdk;

namespace FlowHost.Fuzz.Captures;

/// <summary>The reader of pcap and pcapng, and what finds UDP datagrams in packets.</summary>
internal sealed class PcapTarget : IFuzzTarget
{
    // The input has one for all its captures; it holds nothing of the one before.
    private static readonly CaptureWindow Window = new();

    // 256 datagrams in fragments, each of which takes a buffer of 64 KiB however small the fragment is.
    public AllocationBound Bound => new(Constant: (long)FragmentTable.Capacity * (1 << 17), PerOctet: 64);

    public void Run(ArraySegment<byte> input, Outcome outcome)
    {
        var counts = new DropCounts(outcome);
        var fragments = new FragmentTable(counts);
        Window.Reset(new MemoryStream(input.Array!, input.Offset, input.Count, writable: false));
        CaptureReader reader;
        try
        {
            reader = CaptureReader.Open(Window, "input");
        }
        catch (PluginException)
        {
            outcome.Add("refused");
            return;
        }
        Read(reader, new PacketDecoder(fragments), outcome);
        fragments.Clear();
        outcome.Add(reader.Fault is { } fault ? $"ends {fault.Reason}" : "ends well");
    }

    private static void Read(CaptureReader reader, PacketDecoder decoder, Outcome outcome)
    {
        var (frames, payloads, position) = (0L, 0L, Window.Position);
        Span<long> verdicts = stackalloc long[Enum.GetValues<Verdict>().Length];
        while (reader.TryRead(out var packet))
        {
            frames += packet.Frame.Length;
            var verdict = decoder.Decode(packet, out var datagram);
            payloads += verdict == Verdict.Datagram ? datagram.Payload.Length : 0;
            verdicts[(int)verdict]++;
            BrokenPromiseException.Unless(packet.Time >= 0, $"a packet of time {packet.Time}");
            BrokenPromiseException.Unless(Window.Position >= position, "the capture was read backwards");
            BrokenPromiseException.Unless(payloads <= frames, $"{payloads} octets of payload were in {frames} octets of packets");
            position = Window.Position;
        }
        foreach (var verdict in Enum.GetValues<Verdict>())
        {
            outcome.Add(verdict.ToString(), verdicts[(int)verdict]);
        }
    }
}
