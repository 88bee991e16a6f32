using FlowHost.Pipelines;
using FlowHost.Sdk;
using FlowHost.Tests.Pipelines.Support;
using static FlowHost.Tests.Pipelines.Support.TestDatagrams;

namespace FlowHost.Tests.Pipelines;

public sealed class WorkerAllocationTests
{
    [Fact]
    public void Process_DecodeEnrichAndEncode_AllocatesNothingPerRecord()
    {
        var json = new JsonTarget();
        using var bench = new WorkerBench([new DelegateEnricher(SumOctets)], [json], keepsRows: false);
        var datagram = Datagram(Flows(7, 25));
        var burst = new DatagramBurst(64);
        while (!burst.IsFull)
        {
            burst.Add(new Datagram(datagram, 0, datagram.Length, IpAddress.FromIPv4(0xC0000201), 50_000, 2055, 0, Transport.Udp));
        }
        Run(bench, burst, 20);

        var before = GC.GetAllocatedBytesForCurrentThread();
        var records = bench.Ledger.Records;
        Run(bench, burst, 80);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Equal(128_000, bench.Ledger.Records - records);
        Assert.Equal(bench.Ledger.Records, json.Rows);
        Assert.True(json.Octets > 128_000 * 100, "The rows were not encoded.");
        Assert.InRange(allocated, 0, 64);
    }

    [Fact]
    public void Process_TextThatIsNoUtf8_AllocatesNothingPerRecord()
    {
        using var bench = new WorkerBench([], [], keepsRows: false);
        // "Gi0", then an octet that is never in UTF-8 and the first half of a character.
        var name = Interface(7, "Gi0\0\0\0\0\0");
        (name[^5], name[^4]) = (0xFF, 0xC3);
        var datagram = Datagram([.. Enumerable.Repeat(name, 25)]);
        var burst = new DatagramBurst(64);
        while (!burst.IsFull)
        {
            burst.Add(new Datagram(datagram, 0, datagram.Length, IpAddress.FromIPv4(0xC0000201), 50_000, 2055, 0, Transport.Udp));
        }
        Run(bench, burst, 20);

        var before = GC.GetAllocatedBytesForCurrentThread();
        var records = bench.Ledger.Records;
        Run(bench, burst, 80);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Equal(128_000, bench.Ledger.Records - records);
        Assert.InRange(allocated, 0, 64);
    }

    private static void Run(WorkerBench bench, DatagramBurst burst, int times)
    {
        for (var i = 0; i < times; i++)
        {
            bench.Process(burst);
        }
    }

    private static EnrichBatch? SumOctets(SchemaBuilder schema)
    {
        Assert.True(schema.TryGetNumber(Elements.IngressInterface, out var index));
        Assert.True(schema.TryGetNumber(Elements.OctetDeltaCount, out var octets));
        var sum = schema.Add(Field.UInt64("sum"));
        var text = schema.Add(Field.Text("site"));
        var oslo = new TextTable().Add("Oslo");
        return batch =>
        {
            var indexes = batch[index];
            var values = batch[octets];
            var texts = batch[text];
            var sums = batch[sum].FillAll();
            for (var row = 0; row < sums.Length; row++)
            {
                sums[row] = indexes[row] + values[row];
                texts[row] = oslo;
            }
        };
    }

    private sealed class JsonTarget : IBatchTarget
    {
        private readonly Utf8Buffer _buffer = new(1024 * 1024);
        private JsonRowEncoder? _encoder;

        public long Rows { get; private set; }

        public long Octets { get; private set; }

        public void Send(FlowBatch batch, bool canWait)
        {
            _encoder ??= new JsonRowEncoder(batch.Schema);
            _encoder.Write(batch, _buffer);
            Rows += batch.Count;
            Octets += _buffer.Written.Length;
            _buffer.Clear();
        }

        public void WaitForRoom()
        {
        }

        public void EndBurst()
        {
        }
    }
}
