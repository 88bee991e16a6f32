using System.Numerics;
using System.Text;
using FlowHost.Sdk;

namespace FlowHost.Inspection.Profiling;

/// <summary>What the values of one field are like: how often it is filled, the least and the greatest number, some distinct values.</summary>
internal sealed class FieldProfile
{
    /// <summary>Distinct values that are kept.</summary>
    public const int SampleLimit = 8;

    /// <summary>Octets of a value that are kept.</summary>
    public const int SampleLength = 64;

    private const ulong NoLeast = ulong.MaxValue;

    private readonly List<byte[]> _samples = [];
    private ulong _least = NoLeast;
    private ulong _greatest;
    private ulong _lastSampled;

    /// <summary>Rows whose value is there and neither 0 nor empty.</summary>
    public long Filled { get; private set; }

    /// <summary>Whether there were more distinct values than are kept.</summary>
    public bool HasMoreSamples { get; private set; }

    public IReadOnlyList<string> Samples => [.. _samples.Select(Encoding.UTF8.GetString)];

    public ulong? Least => _greatest < _least ? null : _least;

    public ulong? Greatest => _greatest < _least ? null : _greatest;

    /// <summary>Adds rows of a batch.</summary>
    public void Add(in FieldReader reader, ColumnText text, Utf8Buffer buffer, int start, int end)
    {
        switch (reader.Kind)
        {
            case FieldKind.UInt8:
                AddNumbers(reader.Values<byte>(), reader.Present, text, buffer, start, end);
                break;
            case FieldKind.UInt16:
                AddNumbers(reader.Values<ushort>(), reader.Present, text, buffer, start, end);
                break;
            case FieldKind.UInt32:
                AddNumbers(reader.Values<uint>(), reader.Present, text, buffer, start, end);
                break;
            case FieldKind.UInt64:
                AddNumbers(reader.Values<ulong>(), reader.Present, text, buffer, start, end);
                break;
            default:
                AddOthers(reader, text, buffer, start, end);
                break;
        }
    }

    private void AddNumbers<T>(ReadOnlySpan<T> values, ReadOnlySpan<byte> present, ColumnText text, Utf8Buffer buffer, int start, int end)
        where T : unmanaged, IUnsignedNumber<T>
    {
        for (var row = start; row < end; row++)
        {
            if (!present.IsEmpty && present[row] == 0)
            {
                continue;
            }
            var value = ulong.CreateTruncating(values[row]);
            _least = Math.Min(_least, value);
            _greatest = Math.Max(_greatest, value);
            if (value == 0)
            {
                continue;
            }
            Filled++;
            // Neighbours are often the same.
            if (value != _lastSampled && !HasMoreSamples)
            {
                _lastSampled = value;
                AddSample(text, buffer, row);
            }
        }
    }

    private void AddOthers(in FieldReader reader, ColumnText text, Utf8Buffer buffer, int start, int end)
    {
        for (var row = start; row < end; row++)
        {
            if (IsFilled(reader, row))
            {
                Filled++;
                if (!HasMoreSamples)
                {
                    AddSample(text, buffer, row);
                }
            }
        }
    }

    private static bool IsFilled(in FieldReader reader, int row) => !reader.IsNull(row) && reader.Kind switch
    {
        FieldKind.Int64 => reader.Int64(row) != 0,
        FieldKind.Double => reader.Double(row) != 0,
        FieldKind.UInt128 => reader.UInt128(row) != UInt128.Zero,
        FieldKind.Text => !reader.Bytes(row).IsEmpty,
        FieldKind.Octets => reader.Bytes(row).ContainsAnyExcept((byte)0),
        _ => true,
    };

    private void AddSample(ColumnText text, Utf8Buffer buffer, int row)
    {
        buffer.Clear();
        if (!text.Append(buffer, row, isJson: false))
        {
            return;
        }
        var value = buffer.Written;
        var length = Math.Min(value.Length, SampleLength);
        // Not in the middle of a character.
        while (length < value.Length && (value[length] & 0xC0) == 0x80)
        {
            length--;
        }
        foreach (var known in _samples)
        {
            if (IsSame(known, value, length))
            {
                return;
            }
        }
        if (_samples.Count == SampleLimit)
        {
            HasMoreSamples = true;
            return;
        }
        _samples.Add(length < value.Length ? [.. value[..length], .. "…"u8] : value.ToArray());
    }

    private static bool IsSame(ReadOnlySpan<byte> known, ReadOnlySpan<byte> value, int length) => length == value.Length
        ? known.SequenceEqual(value)
        : known.Length == length + "…"u8.Length && known.StartsWith(value[..length]);
}
