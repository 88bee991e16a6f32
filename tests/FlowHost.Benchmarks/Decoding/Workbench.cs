using FlowHost.Decoders.NetFlow;
using FlowHost.Inspection.Profiling;
using FlowHost.Pipelines;
using FlowHost.Sdk;
using Microsoft.Extensions.Logging.Abstractions;

namespace FlowHost.Benchmarks;

/// <summary>The host's own worker between datagrams in memory and a target that counts: what a record costs in process.</summary>
internal sealed class Workbench
{
    private const int BurstSize = 64;

    private readonly Worker _worker;
    private readonly CountingTarget _target = new();
    private readonly List<DatagramBurst> _bursts = [];

    private Workbench(byte[][] datagrams, IDecoder decoder, IEnricher[] enrichers, Profiler? profiler = null)
    {
        var schemas = new SchemaTable();
        EnricherSlot[] slots = [.. enrichers.Select(enricher => new EnricherSlot(enricher.GetType().Name, enricher, new Breaker(null)))];
        IBatchTarget[] targets = profiler is null ? [_target] : [_target, profiler];
        _worker = new Worker(
            new AgentTable(),
            [new DecoderSlot("decoder", decoder, new Breaker(null))],
            new PlanCompiler(ElementRegistry.Builtin, schemas),
            new SchemaBinder(schemas, slots, targets, NullLogger.Instance),
            targets,
            new Ledger(),
            NullLogger.Instance) { BurstSize = BurstSize };
        foreach (var chunk in datagrams.Index().Chunk(BurstSize))
        {
            var burst = new DatagramBurst(BurstSize);
            foreach (var (index, payload) in chunk)
            {
                var agent = IpAddress.FromIPv4(0xC0000201u + (uint)(index % BenchmarkTraffic.Agents));
                burst.Add(new Datagram(payload, 0, payload.Length, agent, 50_000, 2055, receiveTime: 0, Transport.Udp));
            }
            _bursts.Add(burst);
        }
        Run();
        RecordsPerRun = _target.Rows;
    }

    public long RecordsPerRun { get; }

    public static Workbench NetFlow9(int datagrams, params IEnricher[] enrichers) =>
        new(BenchmarkTraffic.NetFlow9(datagrams), new NetFlow9Decoder(NullLogger<NetFlow9Decoder>.Instance), enrichers);

    public static Workbench Ipfix(int datagrams, params IEnricher[] enrichers) => Ipfix(BenchmarkTraffic.Ipfix(datagrams), enrichers);

    public static Workbench Ipfix(byte[][] datagrams, params IEnricher[] enrichers) =>
        new(datagrams, new IpfixDecoder(NullLogger<IpfixDecoder>.Instance), enrichers);

    /// <summary>Records of application response time, by IPFIX.</summary>
    public static Workbench ResponseTimes(int messages, params IEnricher[] enrichers) =>
        new(ResponseTimeTraffic.Ipfix(messages), new IpfixDecoder(NullLogger<IpfixDecoder>.Instance), enrichers);

    /// <summary>With the profiler of <c>inspect</c>; null: without.</summary>
    public static Workbench Profiled(int datagrams, Profiler? profiler) =>
        new(BenchmarkTraffic.NetFlow9(datagrams), new NetFlow9Decoder(NullLogger<NetFlow9Decoder>.Instance), [], profiler);

    public long Run()
    {
        foreach (var burst in _bursts)
        {
            _worker.Process(burst);
        }
        return _target.Rows;
    }

    private sealed class CountingTarget : IBatchTarget
    {
        public long Rows { get; private set; }

        public void Send(FlowBatch batch, bool canWait) => Rows += batch.Count;

        public void WaitForRoom()
        {
        }

        public void EndBurst()
        {
        }
    }
}
