namespace FlowHost.Sdk;

/// <summary>What was counted of messages that show that a device may not count what its protocol says.</summary>
internal sealed class UnitDoubt
{
    public int Messages { get; private set; }

    /// <summary>What they were counted as, by the protocol's unit.</summary>
    public SequenceCounts Counts { get; private set; }

    /// <summary>What they hold in the other unit.</summary>
    public long OtherUnits { get; private set; }

    public void Add(SequenceCounts counts, int? otherUnits)
    {
        Messages++;
        Counts += counts;
        OtherUnits += otherUnits ?? 0;
    }
}
