namespace FlowHost.Sdk;

/// <summary>
/// Flow times that count from the device's start, made absolute: the record keeps <c>flowStartSysUpTime</c> and gains
/// <c>flowStartMilliseconds</c>, likewise the end. Both counters wrap after 49.7 days.
/// </summary>
internal sealed class RelativeTimes
{
    private const ushort EndSysUpTime = 21;
    private const ushort StartSysUpTime = 22;
    private const ushort StartMilliseconds = 152;
    private const ushort EndMilliseconds = 153;

    // Milliseconds that a start can lie before the header's clock, at most.
    private const long TwoWraps = 0x2_0000_0000;

    private readonly int _start;
    private readonly int _end;
    private readonly int _startOut;
    private readonly int _endOut;

    private RelativeTimes(int start, int end, int startOut, int endOut)
    {
        _start = start;
        _end = end;
        _startOut = startOut;
        _endOut = endOut;
    }

    /// <summary>Adds the absolute fields that the relative ones ask for; null when there is nothing to do.</summary>
    public static RelativeTimes? Of(List<Field> fields, bool hasSysUpTime, ElementRegistry elements)
    {
        if (!hasSysUpTime)
        {
            return null;
        }
        var start = IndexOf(fields, StartSysUpTime);
        var end = IndexOf(fields, EndSysUpTime);
        var startOut = start < 0 ? -1 : Add(fields, StartMilliseconds, elements);
        var endOut = end < 0 ? -1 : Add(fields, EndMilliseconds, elements);
        return startOut < 0 && endOut < 0 ? null : new RelativeTimes(start, end, startOut, endOut);
    }

    /// <summary>Fills the absolute columns of rows that were just decoded; a time before 1970, from a header whose clock is not set, is null.</summary>
    public void Fill(FlowBatch batch, int first, int rows, in RecordSource source)
    {
        var exported = source.ExportTime / 1_000_000;
        var starts = _start < 0 ? default : batch.Tail<uint>(_start, first, rows);
        var ends = _end < 0 ? default : batch.Tail<uint>(_end, first, rows);
        if (_endOut >= 0)
        {
            var absolute = batch.Tail<ulong>(_endOut, first, rows);
            for (var row = 0; row < ends.Length; row++)
            {
                absolute[row] = (ulong)(exported + FlowTime.SinceExport(ends[row], source.SysUpTime));
            }
            MarkPresent(absolute, batch.PresentTail(_endOut, first, rows), exported);
        }
        if (_startOut >= 0)
        {
            var absolute = batch.Tail<ulong>(_startOut, first, rows);
            for (var row = 0; row < starts.Length; row++)
            {
                // A start is told from its end, because it may lie a whole wrap before the header's clock.
                absolute[row] = (ulong)(exported + (ends.IsEmpty
                    ? FlowTime.SinceExport(starts[row], source.SysUpTime)
                    : FlowTime.SinceExport(ends[row], source.SysUpTime) - (ends[row] - starts[row])));
            }
            MarkPresent(absolute, batch.PresentTail(_startOut, first, rows), exported);
        }
    }

    // Up to 4 octets, whose column is of 32 bits. With more, or a length in each record, the relative field stands alone.
    private static int IndexOf(List<Field> fields, ushort id) =>
        fields.FindIndex(field => field is { Element: { Enterprise: 0 } element, Kind: FieldKind.UInt32, CanBeNull: false } && element.Id == id);

    private static int Add(List<Field> fields, ushort id, ElementRegistry elements)
    {
        if (fields.Exists(field => field.Element is { Enterprise: 0 } element && element.Id == id))
        {
            return -1;
        }
        var added = elements.Resolve(0, id, sizeof(ulong), []);
        fields.Add(new Field
        {
            Name = added.Name,
            Element = added,
            Kind = FieldKind.UInt64,
            Format = FieldFormat.Time,
            TimeUnit = TimeUnit.Milliseconds,
            CanBeNull = true,
        });
        return fields.Count - 1;
    }

    /// <summary>A time before 1970 is none; with a header clock that is set, no flow can be that old, and nothing has to be looked at.</summary>
    private static void MarkPresent(Span<ulong> absolute, Span<byte> present, long exported)
    {
        present.Fill(1);
        for (var row = 0; exported < TwoWraps && row < absolute.Length; row++)
        {
            if ((long)absolute[row] < 0)
            {
                (absolute[row], present[row]) = (0, 0);
            }
        }
    }
}
