using FlowHost.Sdk;

namespace FlowHost.Benchmarks;

/// <summary>Batches of flow records as exporters get them, the same in every run.</summary>
internal static class BenchmarkRecords
{
    private const int RowsPerSet = 24;
    private const long Time = 1_768_471_200;

    /// <summary>20 fields, three of them addresses.</summary>
    /// <param name="start">When the flow began.</param>
    /// <param name="end">When it ended.</param>
    public static Field[] Flow(Element start, Element end) =>
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

    /// <summary>And five of enrichers: four texts, two of them in groups, and a computed number.</summary>
    public static Field[] Enriched() =>
    [
        .. Flow(Elements.FlowStartMilliseconds, Elements.FlowEndMilliseconds),
        Text("ingressInterfaceName"), Text("egressInterfaceName"), Text("Location_A.Country"), Text("Location_B.Country"),
        new Field { Name = "totals.meanPacketSize", Kind = FieldKind.Double, Format = FieldFormat.Number, Decimals = 3, CanBeNull = true },
    ];

    /// <summary>A batch of one agent.</summary>
    /// <param name="fields">Its fields.</param>
    /// <param name="rows">A multiple of 24.</param>
    /// <param name="seed">Other batches have others.</param>
    /// <param name="schemas">Batches of one table share a schema.</param>
    public static FlowBatch Batch(Field[] fields, int rows, int seed, SchemaTable? schemas = null)
    {
        var random = new Random(seed);
        var schema = (schemas ?? new SchemaTable()).Intern(fields, isOptions: false)!;
        var batch = new BatchPool(schema, rows).Rent();
        var agent = new Agent(0, IpAddress.FromIPv4(0xC000_0201));
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < fields.Length; column++)
            {
                Set(batch, column, row % RowsPerSet, fields[column], random);
            }
            if (row % RowsPerSet == RowsPerSet - 1)
            {
                batch.Commit(RowsPerSet, new RecordSource(agent, 9, 7, 256, Time * 1_000_000_000, 0, 0));
            }
        }
        return batch;
    }

    /// <summary>A text that an enricher adds.</summary>
    public static Field Text(string name) => new() { Name = name, Kind = FieldKind.Text, Format = FieldFormat.Text, CanBeNull = true };

    private static void Set(FlowBatch batch, int column, int row, Field field, Random random)
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
                batch.SetUnsigned(column, row, Number(field, random));
                break;
        }
    }

    // Numbers of the sizes that flow records have: random bits would be ten digits each.
    private static ulong Number(Field field, Random random) => field switch
    {
        { Format: FieldFormat.Time } => (ulong)((Time * 1_000) - random.Next(300_000)),
        { Format: FieldFormat.IPv4 } or { TimeUnit: TimeUnit.SysUpTimeMilliseconds } => (uint)random.Next(),
        { Kind: FieldKind.UInt64 } => (ulong)Math.Exp(random.NextDouble() * 14),
        { Kind: FieldKind.UInt8 } => (ulong)random.Next(64),
        _ => (ulong)random.Next(65_536),
    };
}
