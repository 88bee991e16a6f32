using System.Buffers.Binary;

namespace FlowHost.Sdk;

/// <summary>A compiled template: the schema of its records and the steps that decode them. Made by <see cref="RecordSink.Compile"/>.</summary>
public sealed class TemplatePlan
{
    private readonly DecodeOp[] _steps;
    private readonly DecodeOp[] _headerSteps;
    private readonly RelativeTimes? _times;
    private readonly ListColumns? _lists;
    private readonly bool _canBeEmpty;

    internal TemplatePlan(
        FlowSchema schema, DecodeOp[] steps, DecodeOp[] headerSteps, RelativeTimes? times, ListColumns? lists, int minimumRecordLength, bool hasFixedLength)
    {
        Schema = schema;
        MinimumRecordLength = minimumRecordLength;
        HasFixedLength = hasFixedLength;
        _steps = steps;
        _headerSteps = headerSteps;
        _times = times;
        _lists = lists;
        _canBeEmpty = !hasFixedLength && !Array.Exists(steps, step => step.Length >= 0);
    }

    /// <summary>The schema of the records.</summary>
    public FlowSchema Schema { get; }

    /// <summary>Octets of the shortest possible record, at least 1: a field of variable length counts one. Less than this is padding (RFC 7011 section 3.3.1).</summary>
    public int MinimumRecordLength { get; }

    /// <summary>Whether every record has <see cref="MinimumRecordLength"/> octets.</summary>
    public bool HasFixedLength { get; }

    /// <summary>How a record is decoded; the offsets count where <see cref="HasFixedLength"/> is true.</summary>
    internal ReadOnlySpan<DecodeOp> Steps => _steps;

    /// <summary>Whether there are numbers whose every value says its own length.</summary>
    internal bool HasNumbersOfAnyLength => Array.Exists(_steps, step => IsNumberOfAnyLength(step));

    /// <summary>
    /// The plan for records that hold a number longer than 8 octets: a column is of numbers or of octets, so these records are of a schema
    /// of their own, in which numbers of variable length are octets. Null where no such number can be, or there was no room for the schema.
    /// </summary>
    internal TemplatePlan? ForLongNumbers { get; set; }

    /// <summary>
    /// Whether what is behind a record is padding though a record could be as short: up to 3 zeros, which fill a set up to 4 octets, where
    /// every field has variable length, so that such a record would hold nothing. Any other is longer than padding (RFC 7011 section 3.3.1).
    /// </summary>
    internal bool IsPadding(ReadOnlySpan<byte> rest) => _canBeEmpty && rest.Length < sizeof(uint) && !rest.ContainsAnyExcept((byte)0);

    /// <summary>Decodes as many records as there are, the batch has room for and the limit allows, up to the first that is not of this plan.</summary>
    internal int Decode(
        FlowBatch batch,
        in RecordSource source,
        ReadOnlySpan<byte> records,
        ReadOnlySpan<byte> header,
        int limit,
        ISubTemplates? subTemplates,
        out int consumed,
        out DecodeEnd end)
    {
        var room = Math.Min(batch.Room, limit);
        end = DecodeEnd.NoMore;
        var rows = HasFixedLength ? DecodeFixed(batch, records, room, out consumed) : DecodeVariable(batch, records, room, out consumed, ref end);
        if (rows > 0)
        {
            foreach (ref readonly var step in _headerSteps.AsSpan())
            {
                ColumnDecoder.Decode(step, batch, header[step.Offset..], stride: 0, first: 0, rows);
            }
            _times?.Fill(batch, 0, rows, source);
            _lists?.Fill(batch, rows, subTemplates);
            batch.Commit(rows, source);
        }
        return rows;
    }

    // A column at a time: one dispatch per field and set instead of one per value.
    private int DecodeFixed(FlowBatch batch, ReadOnlySpan<byte> records, int room, out int consumed)
    {
        var rows = Math.Min(room, records.Length / MinimumRecordLength);
        consumed = rows * MinimumRecordLength;
        foreach (ref readonly var step in _steps.AsSpan())
        {
            ColumnDecoder.Decode(step, batch, records[step.Offset..consumed], MinimumRecordLength, first: 0, rows);
        }
        return rows;
    }

    private int DecodeVariable(FlowBatch batch, ReadOnlySpan<byte> records, int room, out int consumed, ref DecodeEnd end)
    {
        var rows = 0;
        consumed = 0;
        while (rows < room && records.Length - consumed >= MinimumRecordLength && (rows == 0 || !IsPadding(records[consumed..])))
        {
            var arena = batch.ArenaUsed;
            if (!TryDecodeRecord(batch, records[consumed..], rows, out var length, ref end))
            {
                batch.TruncateArena(arena);
                break;
            }
            consumed += length;
            rows++;
        }
        return rows;
    }

    private bool TryDecodeRecord(FlowBatch batch, ReadOnlySpan<byte> record, int row, out int length, ref DecodeEnd end)
    {
        length = 0;
        foreach (ref readonly var step in _steps.AsSpan())
        {
            var octets = step.Length;
            if ((octets < 0 && !TryReadLength(record, ref length, out octets)) || octets > record.Length - length)
            {
                end = DecodeEnd.Malformed;
                return false;
            }
            if (octets > sizeof(ulong) && ForLongNumbers is not null && IsNumberOfAnyLength(step))
            {
                end = DecodeEnd.LongNumber;
                return false;
            }
            if (step.Code != DecodeCode.Skip)
            {
                ColumnDecoder.DecodeOne(step, batch, record.Slice(length, octets), row);
            }
            length += octets;
        }
        return true;
    }

    private static bool IsNumberOfAnyLength(in DecodeOp step) => step is { Length: < 0, Code: DecodeCode.Unsigned or DecodeCode.Signed };

    /// <summary>RFC 7011 section 7: one octet, or 255 and two more.</summary>
    internal static bool TryReadLength(ReadOnlySpan<byte> record, ref int position, out int octets)
    {
        octets = 0;
        if (position >= record.Length)
        {
            return false;
        }
        octets = record[position++];
        if (octets < 255)
        {
            return true;
        }
        if (record.Length - position < 2)
        {
            return false;
        }
        octets = BinaryPrimitives.ReadUInt16BigEndian(record[position..]);
        position += 2;
        return true;
    }
}
