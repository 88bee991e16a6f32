using System.Diagnostics.Metrics;
using BenchmarkDotNet.Attributes;
using FlowHost.Enrichers.FlowInfo;
using FlowHost.Enrichers.FlowInfo.Nat;
using FlowHost.Sdk;

namespace FlowHost.Benchmarks;

/// <summary>Looking up who had an address, among a million sessions: each time another one, or one of a few. Per look-up.</summary>
[MemoryDiagnoser]
public class NatTableBenchmarks : IDisposable
{
    private const int Sessions = 1_000_000;
    private const int Lookups = 100_000;
    private const int HotSessions = 64;

    private static readonly UInt128 Server = IpAddress.FromIPv4(0xCB00_7150);

    private readonly Meter _meter = new("benchmark");
    private readonly NatKey[] _random = new NatKey[Lookups];
    private readonly NatKey[] _hot = new NatKey[Lookups];
    private NatTable _table = null!;

    [GlobalSetup]
    public void Setup()
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        _table = new NatTable(new FlowInfoOptions(), _meter);
        for (var i = 0; i < Sessions; i++)
        {
            _table.Create(new NatMapping
            {
                Key = KeyOf(i),
                InnerSource = IpAddress.FromIPv4(0x0A00_0000u + (uint)(i % 60_000)),
                InnerSourcePort = (ushort)i,
                InnerDestination = Server,
                InnerDestinationPort = 443,
                Exporter = Server,
                Vrf = NatScope.NoVrf,
                Start = i,
                LastPort = ushort.MaxValue,
            });
        }
        Console.WriteLine($"// {_table.Count} sessions in {(GC.GetTotalMemory(forceFullCollection: true) - before) / 1_000_000} MB");
        var random = new Random(1);
        for (var i = 0; i < Lookups; i++)
        {
            _random[i] = KeyOf(random.Next(Sessions));
            _hot[i] = KeyOf(i % HotSessions);
        }
    }

    [Benchmark(OperationsPerInvoke = Lookups)]
    public int Random() => Find(_random);

    [Benchmark(OperationsPerInvoke = Lookups)]
    public int Hot() => Find(_hot);

    private static NatKey KeyOf(int session) =>
        NatKey.Session(6, IpAddress.FromIPv4(0xC633_6400u + (uint)(session / 60_000)), (ushort)(1024 + (session % 60_000)), Server, 443);

    private int Find(NatKey[] keys)
    {
        var found = 0;
        foreach (ref readonly var key in keys.AsSpan())
        {
            found += _table.Find(key, key.SourcePort, new NatScope(Server, NatScope.NoVrf, NatScope.NoVrf), Sessions, out _) >= 0 ? 1 : 0;
        }
        return found == keys.Length ? found : throw new InvalidOperationException($"{found} of {keys.Length} were found.");
    }

    public void Dispose()
    {
        _meter.Dispose();
        GC.SuppressFinalize(this);
    }
}
