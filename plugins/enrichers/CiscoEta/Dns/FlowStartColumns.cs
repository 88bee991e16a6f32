using FlowHost.Sdk;

namespace FlowHost.Enrichers.CiscoEta.Dns;

/// <summary>The columns that say when a flow started.</summary>
internal sealed class FlowStartColumns
{
    private static readonly Element[] Absolute =
        [Elements.FlowStartNanoseconds, Elements.FlowStartMicroseconds, Elements.FlowStartMilliseconds, Elements.FlowStartSeconds];

    private readonly Column<ulong>? _upTime;
    private readonly TimeColumn? _time;

    public FlowStartColumns(SchemaBuilder schema)
    {
        _upTime = schema.TryGetNumber(Elements.FlowStartSysUpTime, out var upTime) ? upTime : null;
        foreach (var element in Absolute)
        {
            if (schema.TryGetTime(element, out var time))
            {
                _time = time;
                break;
            }
        }
    }

    /// <summary>The columns of a batch.</summary>
    public Reader Of(FlowBatch batch) => new(batch, _upTime, _time);

    /// <summary>Reads the rows of one batch, best in order.</summary>
    internal ref struct Reader
    {
        private readonly ReadOnlySpan<ulong> _upTimes;
        private TimeReader _times;
        private readonly bool _hasTime;

        public Reader(FlowBatch batch, Column<ulong>? upTime, TimeColumn? time)
        {
            _upTimes = upTime is { } upTimeColumn ? batch[upTimeColumn] : default;
            _hasTime = time is not null;
            _times = time is { } timeColumn ? batch[timeColumn] : default;
        }

        public FlowStart this[int row, Agent agent]
        {
            get
            {
                // A column that has no value is 0: 1970 is no time at which a flow started.
                var time = _hasTime ? _times[row] : 0;
                return new FlowStart(agent, _upTimes.IsEmpty ? null : (uint)_upTimes[row], time == 0 ? null : time);
            }
        }
    }
}
