using FlowHost.Enrichers.CiscoAvc.Columns;

namespace FlowHost.Enrichers.CiscoAvc.ResponseTime;

/// <summary>The volumes of a batch, a row each.</summary>
internal readonly ref struct Volumes
{
    private readonly Numbers _packets;
    private readonly ulong _perPacket;

    public Volumes(Numbers counts, Numbers packets, ulong perPacket)
    {
        Counts = counts;
        _packets = packets;
        _perPacket = perPacket;
    }

    /// <summary>What the device counted.</summary>
    public Numbers Counts { get; }

    /// <summary>Whether the volumes are what the device counted, as nearly always.</summary>
    public bool IsPlain => _perPacket == 0;

    /// <summary>A row's volume; false when it has none, or 64 bits do not hold it.</summary>
    public bool TryGet(int row, out ulong volume)
    {
        var isThere = Counts.Has(row);
        volume = isThere ? Counts[row] : 0;
        return isThere && (_perPacket == 0 || !_packets.Has(row) || TryCorrect(_packets[row], ref volume));
    }

    /// <summary>A row's volume for a formula.</summary>
    public double Double(int row) => TryGet(row, out var volume) ? volume : double.NaN;

    private bool TryCorrect(ulong packets, ref ulong volume)
    {
        var corrected = volume + ((UInt128)packets * _perPacket);
        volume = (ulong)corrected;
        return corrected <= ulong.MaxValue;
    }
}
