using System.Numerics;
using FlowHost.Enrichers.CiscoAvc.Columns;

namespace FlowHost.Enrichers.CiscoAvc.ResponseTime;

/// <summary>Which rows of a batch have times.</summary>
internal readonly ref struct TcpRows
{
    private const ulong Tcp = 6;

    private readonly Numbers _protocols;
    private readonly Numbers _delays;

    public TcpRows(Numbers protocols, Numbers delays)
    {
        _protocols = protocols;
        _delays = delays;
    }

    /// <summary>A mean of a row; none where the row has no times.</summary>
    public double Mean(int row, Numbers sums, Numbers counts) => this[row] ? Formulas.Ratio(sums.Double(row), counts.Double(row)) : double.NaN;

    /// <summary>Takes the numbers out of the rows that have no times.</summary>
    public void Keep(Span<double> numbers)
    {
        var row = 0;
        if (_protocols.IsDense && _delays.IsDense)
        {
            for (; row <= numbers.Length - Vector<double>.Count; row += Vector<double>.Count)
            {
                var isTcp = Vector.Equals(new Vector<ulong>(_protocols.Values[row..]), new Vector<ulong>(Tcp));
                var kept = Vector.ConditionalSelect(Vector.AsVectorInt64(isTcp), new Vector<double>(numbers[row..]), new Vector<double>(double.NaN));
                kept.CopyTo(numbers[row..]);
            }
        }
        for (; row < numbers.Length; row++)
        {
            numbers[row] = this[row] ? numbers[row] : double.NaN;
        }
    }

    public bool this[int row] => _protocols.Has(row) && _protocols[row] == Tcp && _delays.Has(row);
}
