using BenchmarkDotNet.Attributes;
using FlowHost.Sdk;

namespace FlowHost.Benchmarks;

/// <summary>Rows to JSON lines in memory. Nanoseconds and octets are per record.</summary>
[MemoryDiagnoser]
public class JsonBenchmarks
{
    private const int Rows = 1_008;
    private const int RowsPerSet = 24;

    private readonly Utf8Buffer _lines = new(2 * 1024 * 1024);
    private FlowBatch _netFlow9 = null!;
    private FlowBatch _ipfix = null!;
    private FlowBatch _enriched = null!;
    private JsonRowEncoder _netFlow9Encoder = null!;
    private JsonRowEncoder _ipfixEncoder = null!;
    private JsonRowEncoder _enrichedEncoder = null!;

    [GlobalSetup]
    public void Setup()
    {
        (_netFlow9, _netFlow9Encoder) = Prepare(Flow(Elements.FlowStartSysUpTime, Elements.FlowEndSysUpTime));
        (_ipfix, _ipfixEncoder) = Prepare(Flow(Elements.FlowStartMilliseconds, Elements.FlowEndMilliseconds));
        (_enriched, _enrichedEncoder) = Prepare(
        [
            .. Flow(Elements.FlowStartMilliseconds, Elements.FlowEndMilliseconds),
            Text("ingressInterfaceName"), Text("egressInterfaceName"), Text("Location_A.Country"), Text("Location_B.Country"),
            new Field { Name = "totals.meanPacketSize", Kind = FieldKind.Double, Format = FieldFormat.Number, Decimals = 3, CanBeNull = true },
        ]);
    }

    /// <summary>20 fields, three of them addresses.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = Rows)]
    public int NetFlow9() => Encode(_netFlow9Encoder, _netFlow9);

    /// <summary>The same, with two times in milliseconds.</summary>
    [Benchmark(OperationsPerInvoke = Rows)]
    public int Ipfix() => Encode(_ipfixEncoder, _ipfix);

    /// <summary>And five fields of enrichers: four texts, two of them in groups, and a computed number.</summary>
    [Benchmark(OperationsPerInvoke = Rows)]
    public int Enriched() => Encode(_enrichedEncoder, _enriched);

    private int Encode(JsonRowEncoder encoder, FlowBatch batch)
    {
        _lines.Clear();
        encoder.Write(batch, _lines);
        return _lines.Length;
    }

    private static Field[] Flow(Element start, Element end) =>
    [
        .. new[]
        {
            Elements.SourceIPv4Address, Elements.DestinationIPv4Address, Elements.IpNextHopIPv4Address, Elements.IngressInterface,
            Elements.EgressInterface, Elements.PacketDeltaCount, Elements.OctetDeltaCount, start, end, Elements.SourceTransportPort,
            Elements.DestinationTransportPort, Elements.TcpControlBits, Elements.ProtocolIdentifier, Elements.IpClassOfService,
            Elements.BgpSourceAsNumber, Elements.BgpDestinationAsNumber, Elements.SourceIPv4PrefixLength,
            Elements.DestinationIPv4PrefixLength, Elements.FlowDirection, Elements.SamplerId,
        }.Select(element => new Field
        {
            Name = element.Name, Element = element, Kind = element.Kind, Format = element.Format, TimeUnit = element.TimeUnit,
        }),
    ];

    private static Field Text(string name) => new() { Name = name, Kind = FieldKind.Text, Format = FieldFormat.Text, CanBeNull = true };

    private static (FlowBatch Batch, JsonRowEncoder Encoder) Prepare(Field[] fields)
    {
        const long time = 1_768_471_200;
        var random = new Random(3);
        var schema = new SchemaTable().Intern(fields, isOptions: false)!;
        var batch = new BatchPool(schema, Rows).Rent();
        var agent = new Agent(0, IpAddress.FromIPv4(0xC000_0201));
        for (var row = 0; row < Rows; row++)
        {
            for (var column = 0; column < fields.Length; column++)
            {
                Set(batch, column, row % RowsPerSet, fields[column], random, time);
            }
            if (row % RowsPerSet == RowsPerSet - 1)
            {
                batch.Commit(RowsPerSet, new RecordSource(agent, 9, 7, 256, time * 1_000_000_000, 0, 0));
            }
        }
        return (batch, new JsonRowEncoder(schema));
    }

    private static void Set(FlowBatch batch, int column, int row, Field field, Random random, long time)
    {
        batch.PresentTail(column, row, 1).Fill(1);
        switch (field.Kind)
        {
            case FieldKind.Text:
                batch.SetCell(column, row, batch.StoreText("GigabitEthernet0/0/1"u8));
                break;
            case FieldKind.Double:
                batch.Tail<double>(column, row, 1)[0] = random.NextDouble() * 1500;
                break;
            default:
                batch.SetUnsigned(column, row, Number(field, random, time));
                break;
        }
    }

    // Numbers of the sizes that flow records have: random bits would be ten digits each.
    private static ulong Number(Field field, Random random, long time) => field switch
    {
        { Format: FieldFormat.Time } => (ulong)((time * 1_000) - random.Next(300_000)),
        { Format: FieldFormat.IPv4 } or { TimeUnit: TimeUnit.SysUpTimeMilliseconds } => (uint)random.Next(),
        { Kind: FieldKind.UInt64 } => (ulong)Math.Exp(random.NextDouble() * 14),
        { Kind: FieldKind.UInt8 } => (ulong)random.Next(64),
        _ => (ulong)random.Next(65_536),
    };
}
