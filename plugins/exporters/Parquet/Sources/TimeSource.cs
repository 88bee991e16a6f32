using FlowHost.Exporters.Parquet.Columns;
using FlowHost.Sdk;

namespace FlowHost.Exporters.Parquet.Sources;

/// <summary>Points in time, in the wire's own unit; Parquet knows no seconds, which become milliseconds.</summary>
internal sealed class TimeSource(TimeUnit unit) : ValueSource
{
    // The year 9999 is the last that every reader knows.
    private const ulong LastSecond = 253_402_300_799;
    private const ulong LastMillisecond = (LastSecond * 1_000) + 999;

    public override Fit Append(in FieldReader reader, int row, ColumnWriter column)
    {
        var value = reader.UInt64(row);
        if (value > (unit switch { TimeUnit.Seconds => LastSecond, TimeUnit.Milliseconds => LastMillisecond, _ => ulong.MaxValue }))
        {
            return Fit.Misfit;
        }
        ((NumberColumn<ulong>)column).Append(unit switch
        {
            TimeUnit.Seconds => value * 1_000,
            TimeUnit.Milliseconds => value,
            TimeUnit.NtpMicroseconds => (ulong)(FlowTime.ToUnixNanoseconds(value, unit) / 1_000),
            _ => (ulong)FlowTime.ToUnixNanoseconds(value, unit),
        });
        return Fit.Value;
    }

    public override void AppendRows(in FieldReader reader, int first, Span<byte> fits, ColumnWriter column)
    {
        if (unit == TimeUnit.Milliseconds && AreAllPresent(reader, first, fits.Length))
        {
            var values = reader.Values<ulong>().Slice(first, fits.Length);
            if (values.IndexOfAnyExceptInRange(0UL, LastMillisecond) < 0)
            {
                fits.Fill((byte)Fit.Value);
                ((NumberColumn<ulong>)column).Append(values);
                return;
            }
        }
        base.AppendRows(reader, first, fits, column);
    }
}
