using FlowHost.Pipelines;
using FlowHost.Sdk;
using FlowHost.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace FlowHost.Tests.Pipelines.Support;

/// <summary>The host's worker between datagrams of a test and targets that it looks at.</summary>
internal sealed class WorkerBench : IDisposable
{
    public const string Agent = "192.0.2.1";

    private readonly RecordingLoggerFactory _loggers = new();
    private readonly Worker _worker;

    public WorkerBench(
        IEnricher[]? enrichers = null, IBatchTarget[]? targets = null, int agentLimit = AgentTable.DefaultLimit, bool keepsRows = true,
        int schemaLimit = SchemaTable.DefaultLimit)
    {
        var logger = _loggers.CreateLogger("pipeline");
        IBatchTarget[] all = keepsRows ? [Target, .. targets ?? []] : targets ?? [];
        var schemas = new SchemaTable(schemaLimit);
        EnricherSlot[] slots = [.. (enrichers ?? []).Select((enricher, i) => new EnricherSlot($"enricher{i}", enricher, new Breaker(Time)))];
        _worker = new Worker(
            new AgentTable(limit: agentLimit),
            [new DecoderSlot("test", Decoder, new Breaker(Time))],
            new PlanCompiler(ElementRegistry.Builtin, schemas),
            new SchemaBinder(schemas, slots, all, logger),
            all,
            Ledger,
            logger) { BurstSize = 64 };
    }

    public FakeTimeProvider Time { get; } = new();

    public TestDecoder Decoder { get; } = new();

    public RecordingTarget Target { get; } = new();

    public Ledger Ledger { get; } = new();

    public IEnumerable<string> Log => _loggers.Lines.Select(line => line.Text);

    /// <summary>Gives the worker all datagrams as one burst.</summary>
    public void Send(params byte[][] datagrams) => SendFrom(Agent, datagrams);

    public void SendFrom(string agent, params byte[][] datagrams)
    {
        Assert.True(IpAddress.TryParse(agent, out var address));
        var burst = new DatagramBurst(datagrams.Length);
        foreach (var payload in datagrams)
        {
            burst.Add(new Datagram(payload, 0, payload.Length, address, 50_000, 2055, receiveTime: 0, Transport.Udp));
        }
        Process(burst);
    }

    public int BeginSession() => _worker.BeginSession();

    public void EndSession(string agent, int session)
    {
        Assert.True(IpAddress.TryParse(agent, out var address));
        _worker.EndSession(address, session);
    }

    public void Process(DatagramBurst burst) => _worker.Process(burst);

    /// <summary>Gives the worker a datagram of a capture.</summary>
    public void Play(byte[] payload, long receiveTime)
    {
        Assert.True(IpAddress.TryParse(Agent, out var address));
        var burst = new DatagramBurst(1) { CanWait = true };
        burst.Add(new Datagram(payload, 0, payload.Length, address, 50_000, 2055, receiveTime, Transport.Udp));
        Process(burst);
    }

    public void SetPlaying(bool isPlaying) => _worker.IsPlaying = isPlaying;

    public void Tick(long now) => _worker.Tick(now);

    public void Abandon() => _worker.Abandon();

    public void Dispose() => _loggers.Dispose();
}
