namespace FlowHost.Enrichers.OptionTables.Tables;

/// <summary>The key of a row: two numbers, or an IPv6 address in two halves.</summary>
internal readonly record struct RowKey(ulong High, ulong Low)
{
    // Ids are small and dense: a multiplication spreads them well enough, and keys come from devices that have little to gain here.
    public override int GetHashCode()
    {
        var mixed = (Low ^ (High * 0x9E3779B97F4A7C15)) * 0xFF51AFD7ED558CCD;
        return (int)(mixed >> 32);
    }
}
