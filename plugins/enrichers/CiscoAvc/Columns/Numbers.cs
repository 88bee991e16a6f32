namespace FlowHost.Enrichers.CiscoAvc.Columns;

/// <summary>The numbers of a batch, a row each; some rows or all of them may have none.</summary>
internal readonly ref struct Numbers
{
    private readonly ReadOnlySpan<byte> _present;

    public Numbers(ReadOnlySpan<ulong> values, ReadOnlySpan<byte> present)
    {
        Values = values;
        _present = present;
    }

    /// <summary>The numbers of all rows, for what <see cref="IsDense"/>.</summary>
    public ReadOnlySpan<ulong> Values { get; }

    /// <summary>Whether every row has a number, as nearly always.</summary>
    public bool IsDense => _present.IsEmpty && !Values.IsEmpty;

    /// <summary>A row's number; ask <see cref="Has"/> first.</summary>
    public ulong this[int row] => Values[row];

    public bool Has(int row) => (uint)row < (uint)Values.Length && (_present.IsEmpty || _present[row] != 0);

    /// <summary>A row's number for a formula: NaN when it has none, so that what is computed from it is NaN too, which outputs leave out.</summary>
    public double Double(int row) => Has(row) ? Values[row] : double.NaN;
}
