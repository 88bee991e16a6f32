namespace FlowHost.Sdk;

/// <summary>Reads times of any unit as nanoseconds since 1970-01-01 UTC. Rows are best read in order.</summary>
public ref struct TimeReader
{
    private readonly Array _values;
    private readonly TimeUnit _unit;
    private readonly ReadOnlySpan<SourceRun> _runs;
    private int _run;

    internal TimeReader(Array values, TimeUnit unit, ReadOnlySpan<SourceRun> runs)
    {
        _values = values;
        _unit = unit;
        _runs = runs;
    }

    /// <summary>A row's time; what is beyond the year 2262 is <see cref="long.MaxValue"/>.</summary>
    public long this[int row]
    {
        get
        {
            var raw = _values is uint[] seconds ? seconds[row] : ((ulong[])_values)[row];
            return _unit == TimeUnit.SysUpTimeMilliseconds
                ? FlowTime.FromSysUpTime((uint)raw, RunOf(row).Source)
                : FlowTime.ToUnixNanoseconds(raw, _unit);
        }
    }

    private ref readonly SourceRun RunOf(int row)
    {
        if (row < _runs[_run].Start)
        {
            _run = 0;
        }
        while (row >= _runs[_run].End)
        {
            _run++;
        }
        return ref _runs[_run];
    }
}
