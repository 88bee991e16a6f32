using System.Net;
using FlowHost.Sdk.Testing;

namespace FlowHost.Samples.Wire;

/// <summary>One export process of an agent: it keeps the sequence number and fills datagrams the way a device does.</summary>
internal abstract class Sender<TDatagram>(SampleCapture capture, IPAddress agent, ushort sourcePort, ushort port)
    where TDatagram : TemplatedDatagram<TDatagram>
{
    // What IOS XE fits into an Ethernet frame.
    private const int MaximumLength = 1420;
    private const int HeaderLength = 20;

    // Header and padding of a set.
    private const int SetOverhead = 7;

    public void Templates(DateTimeOffset time, params WireTemplate[] templates) =>
        Schedule(time, () => EndSet(Begin(time).Templates(templates)));

    public void Data(DateTimeOffset time, IEnumerable<WireRecord> records)
    {
        var waiting = new List<WireRecord>();
        var length = 0;
        foreach (var record in records)
        {
            var next = record.Octets.Length;
            var startsSet = waiting.Count == 0 || waiting[^1].TemplateId != record.TemplateId;
            next += startsSet ? SetOverhead : 0;
            if (length + next > MaximumLength - HeaderLength)
            {
                Flush();
                (length, next) = (0, record.Octets.Length + SetOverhead);
            }

            waiting.Add(record);
            length += next;
        }

        if (waiting.Count > 0)
        {
            Flush();
        }

        void Flush()
        {
            var (sent, full) = (time, waiting);
            Schedule(sent, () => Fill(sent, full));
            time = time.AddMilliseconds(1);
            waiting = [];
        }
    }

    protected abstract TDatagram Begin(DateTimeOffset time);

    protected virtual TDatagram EndSet(TDatagram datagram) => datagram;

    protected abstract void Sent(TDatagram datagram);

    private TDatagram Fill(DateTimeOffset time, List<WireRecord> records)
    {
        var datagram = Begin(time);
        for (var first = 0; first < records.Count;)
        {
            var set = records.Skip(first).TakeWhile(record => record.TemplateId == records[first].TemplateId).ToArray();
            EndSet(datagram.Data(set));
            first += set.Length;
        }

        return datagram;
    }

    private void Schedule(DateTimeOffset time, Func<TDatagram> build) => capture.Add(time, agent, sourcePort, port, () =>
    {
        var datagram = build();
        var octets = datagram.ToArray();
        if (octets.Length > MaximumLength)
        {
            throw new InvalidOperationException($"A datagram of {octets.Length} octets would not pass the path: split its templates.");
        }

        Sent(datagram);
        return octets;
    });
}
