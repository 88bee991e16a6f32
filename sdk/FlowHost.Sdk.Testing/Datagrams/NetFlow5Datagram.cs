namespace FlowHost.Sdk.Testing;

/// <summary>Builds a NetFlow v5 datagram: a header of 24 octets and up to 30 records, right or deliberately wrong.</summary>
/// <example>
/// <code>
/// var octets = new NetFlow5Datagram { ExportTime = time, SysUpTime = 60_000 }
///     .Records(new NetFlow5Record { SourceAddress = address, Packets = 3, Octets = 180 })
///     .ToArray();
/// </code>
/// </example>
public sealed class NetFlow5Datagram
{
    private const int MaximumSamplingInterval = 0x3FFF;

    private readonly OctetWriter _records = new();
    private int _recordCount;

    /// <summary>Milliseconds since the device started; what the times of the records are measured by.</summary>
    public uint SysUpTime { get; init; }

    /// <summary>When the device sent it; the header has nanoseconds, of which this type gives hundreds.</summary>
    public DateTimeOffset ExportTime { get; init; } = DateTimeOffset.UnixEpoch;

    /// <summary>Flows that the engine sent before this datagram.</summary>
    public uint Sequence { get; init; }

    /// <summary>Type of the switching engine.</summary>
    public byte EngineType { get; init; }

    /// <summary>Slot of the switching engine.</summary>
    public byte EngineId { get; init; }

    /// <summary>The two bits above the sampling interval: 0 none, 1 deterministic, 2 random.</summary>
    public byte SamplingMode { get; init; }

    /// <summary>One packet in so many was sampled; 14 bits.</summary>
    public ushort SamplingInterval { get; init; }

    /// <summary>What the header says of how many records follow; null is the true number.</summary>
    public ushort? Count { get; init; }

    /// <summary>Adds flows.</summary>
    public NetFlow5Datagram Records(params ReadOnlySpan<NetFlow5Record> records)
    {
        foreach (var record in records)
        {
            record.Write(_records);
        }

        _recordCount += records.Length;
        return this;
    }

    /// <summary>Adds octets behind the records.</summary>
    public NetFlow5Datagram Raw(params ReadOnlySpan<byte> octets)
    {
        _records.Octets(octets);
        return this;
    }

    /// <summary>The datagram as it goes on the wire.</summary>
    /// <exception cref="InvalidOperationException">The sampling mode or interval has too many bits.</exception>
    public byte[] ToArray()
    {
        if (SamplingMode > 3 || SamplingInterval > MaximumSamplingInterval)
        {
            throw new InvalidOperationException(
                $"Sampling mode {SamplingMode} and interval {SamplingInterval} share 16 bits: the mode ends at 3, the interval at 16383.");
        }

        // Cisco, "NetFlow Export Datagram Format", table B-3.
        var output = new OctetWriter();
        output.UInt16(5);
        output.UInt16(Count ?? _recordCount);
        output.UInt32(SysUpTime);
        output.UInt32(checked((uint)ExportTime.ToUnixTimeSeconds()));
        output.UInt32((uint)(ExportTime.UtcTicks % TimeSpan.TicksPerSecond * TimeSpan.NanosecondsPerTick));
        output.UInt32(Sequence);
        output.UInt8(EngineType);
        output.UInt8(EngineId);
        output.UInt16((SamplingMode << 14) | SamplingInterval);
        output.Octets(_records.ToArray());
        return output.ToArray();
    }
}
