using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace FlowHost.Sdk;

/// <summary>Moves values of the wire, which is big-endian, into columns.</summary>
internal static class ColumnDecoder
{
    /// <summary>Decodes one field of consecutive records.</summary>
    /// <param name="step">The field.</param>
    /// <param name="batch">Gets the values, from its <see cref="FlowBatch.Count"/> on.</param>
    /// <param name="wire">Starts at the field's first value.</param>
    /// <param name="stride">Octets from one value to the next.</param>
    /// <param name="first">Rows decoded but not committed.</param>
    /// <param name="rows">How many values.</param>
    public static void Decode(in DecodeOp step, FlowBatch batch, ReadOnlySpan<byte> wire, int stride, int first, int rows)
    {
        switch (step.Code)
        {
            case DecodeCode.U8To8:
                Copy8(wire, stride, batch.Tail<byte>(step.Column, first, rows));
                break;
            case DecodeCode.U16To16:
                Copy16(wire, stride, batch.Tail<ushort>(step.Column, first, rows));
                break;
            case DecodeCode.U32To32:
                Copy32(wire, stride, batch.Tail<uint>(step.Column, first, rows));
                break;
            case DecodeCode.U64To64:
                Copy64(wire, stride, batch.Tail<ulong>(step.Column, first, rows));
                break;
            case DecodeCode.NtpTime:
                var times = batch.Tail<ulong>(step.Column, first, rows);
                Copy64(wire, stride, times);
                MarkTimes(times, batch.PresentTail(step.Column, first, rows));
                return;
            case DecodeCode.U32To64:
                Widen32(wire, stride, batch.Tail<ulong>(step.Column, first, rows));
                break;
            case DecodeCode.U16To32:
                Widen16(wire, stride, batch.Tail<uint>(step.Column, first, rows));
                break;
            case DecodeCode.U8To32:
                Widen8(wire, stride, batch.Tail<uint>(step.Column, first, rows));
                break;
            case DecodeCode.Unsigned:
                CopyAny(step, batch, wire, stride, first, rows);
                break;
            default:
                for (var row = 0; row < rows; row++)
                {
                    DecodeOne(step, batch, wire.Slice(row * stride, step.Length), first + row);
                }
                break;
        }
        batch.PresentTail(step.Column, first, rows).Fill(1);
    }

    /// <summary>Decodes one value of whatever length; one that cannot be the field's is null.</summary>
    public static void DecodeOne(in DecodeOp step, FlowBatch batch, ReadOnlySpan<byte> value, int row)
    {
        switch (step.Code)
        {
            case DecodeCode.Text:
                batch.SetCell(step.Column, row, StoreText(batch, value, step.Length < 0));
                return;
            case DecodeCode.Octets:
                batch.SetCell(step.Column, row, value.IsEmpty ? 0 : batch.StoreOctets(value));
                return;
            case DecodeCode.NtpTime:
                var times = batch.Tail<ulong>(step.Column, row, 1);
                times[0] = BinaryPrimitives.ReadUInt64BigEndian(value);
                MarkTimes(times, batch.PresentTail(step.Column, row, 1));
                return;
            case DecodeCode.UInt128:
                batch.Tail<UInt128>(step.Column, row, 1)[0] = BinaryPrimitives.ReadUInt128BigEndian(value);
                return;
            case DecodeCode.Float32:
                batch.Tail<double>(step.Column, row, 1)[0] = BinaryPrimitives.ReadSingleBigEndian(value);
                return;
            case DecodeCode.Float64:
                batch.Tail<double>(step.Column, row, 1)[0] = BinaryPrimitives.ReadDoubleBigEndian(value);
                return;
            default:
                break;
        }
        var isNumber = value.Length is >= 1 and <= sizeof(ulong);
        batch.PresentTail(step.Column, row, 1).Fill(isNumber ? (byte)1 : (byte)0);
        if (step.Code == DecodeCode.Signed)
        {
            batch.Tail<long>(step.Column, row, 1)[0] = isNumber ? ReadSigned(value) : 0;
        }
        else
        {
            batch.SetUnsigned(step.Column, row, isNumber ? ReadUnsigned(value) : 0);
        }
    }

    /// <summary>An unsigned integer of 1 to 8 octets.</summary>
    public static ulong ReadUnsigned(ReadOnlySpan<byte> value)
    {
        var number = 0UL;
        foreach (var octet in value)
        {
            number = (number << 8) | octet;
        }
        return number;
    }

    /// <summary>A signed integer of 1 to 8 octets.</summary>
    public static long ReadSigned(ReadOnlySpan<byte> value)
    {
        var unused = 64 - (value.Length * 8);
        return (long)(ReadUnsigned(value) << unused) >> unused;
    }

    /// <summary>Text up to its end: devices pad with NULs, some with garbage behind the first one.</summary>
    public static ReadOnlySpan<byte> WithoutPadding(ReadOnlySpan<byte> text)
    {
        var end = text.IndexOf((byte)0);
        return end < 0 ? text : text[..end];
    }

    // Zero octets of variable length are no value.
    private static ulong StoreText(FlowBatch batch, ReadOnlySpan<byte> value, bool isVariable) =>
        isVariable && value.IsEmpty ? 0 : batch.StoreText(WithoutPadding(value));

    private static void MarkTimes(ReadOnlySpan<ulong> times, Span<byte> present)
    {
        for (var row = 0; row < times.Length; row++)
        {
            present[row] = times[row] == 0 ? (byte)0 : (byte)1;
        }
    }

    // The loops below are the hottest of the host. One check covers all values of a field, which the compiler cannot know of a stride.
    private static ref byte Checked(ReadOnlySpan<byte> wire, int stride, int rows, int length)
    {
        _ = wire.Slice((rows - 1) * stride, length);
        return ref MemoryMarshal.GetReference(wire);
    }

    // What kind the column is of is asked once for all its values.
    private static void CopyAny(in DecodeOp step, FlowBatch batch, ReadOnlySpan<byte> wire, int stride, int first, int rows)
    {
        switch (batch.UnsignedWidth(step.Column))
        {
            case sizeof(byte):
                CopyAny(wire, stride, step.Length, batch.Tail<byte>(step.Column, first, rows));
                break;
            case sizeof(ushort):
                CopyAny(wire, stride, step.Length, batch.Tail<ushort>(step.Column, first, rows));
                break;
            case sizeof(uint):
                CopyAny(wire, stride, step.Length, batch.Tail<uint>(step.Column, first, rows));
                break;
            default:
                CopyAny(wire, stride, step.Length, batch.Tail<ulong>(step.Column, first, rows));
                break;
        }
    }

    private static void CopyAny<T>(ReadOnlySpan<byte> wire, int stride, int length, Span<T> column)
        where T : unmanaged, INumberBase<T>
    {
        var beyond = 64 - (length * 8);
        for (int row = 0, offset = 0; row < column.Length; row++, offset += stride)
        {
            // Eight octets at once where there are as many; what is behind the value is shifted out.
            column[row] = T.CreateTruncating(wire.Length - offset >= sizeof(ulong)
                ? BinaryPrimitives.ReadUInt64BigEndian(wire[offset..]) >> beyond
                : ReadUnsigned(wire.Slice(offset, length)));
        }
    }

    private static void Copy8(ReadOnlySpan<byte> wire, int stride, Span<byte> column)
    {
        ref var first = ref Checked(wire, stride, column.Length, sizeof(byte));
        for (int row = 0, offset = 0; row < column.Length; row++, offset += stride)
        {
            column[row] = Unsafe.Add(ref first, offset);
        }
    }

    private static void Copy16(ReadOnlySpan<byte> wire, int stride, Span<ushort> column)
    {
        ref var first = ref Checked(wire, stride, column.Length, sizeof(ushort));
        for (int row = 0, offset = 0; row < column.Length; row++, offset += stride)
        {
            column[row] = BinaryPrimitives.ReverseEndianness(Unsafe.ReadUnaligned<ushort>(ref Unsafe.Add(ref first, offset)));
        }
    }

    private static void Copy32(ReadOnlySpan<byte> wire, int stride, Span<uint> column)
    {
        ref var first = ref Checked(wire, stride, column.Length, sizeof(uint));
        for (int row = 0, offset = 0; row < column.Length; row++, offset += stride)
        {
            column[row] = BinaryPrimitives.ReverseEndianness(Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref first, offset)));
        }
    }

    private static void Copy64(ReadOnlySpan<byte> wire, int stride, Span<ulong> column)
    {
        ref var first = ref Checked(wire, stride, column.Length, sizeof(ulong));
        for (int row = 0, offset = 0; row < column.Length; row++, offset += stride)
        {
            column[row] = BinaryPrimitives.ReverseEndianness(Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref first, offset)));
        }
    }

    private static void Widen8(ReadOnlySpan<byte> wire, int stride, Span<uint> column)
    {
        ref var first = ref Checked(wire, stride, column.Length, sizeof(byte));
        for (int row = 0, offset = 0; row < column.Length; row++, offset += stride)
        {
            column[row] = Unsafe.Add(ref first, offset);
        }
    }

    private static void Widen16(ReadOnlySpan<byte> wire, int stride, Span<uint> column)
    {
        ref var first = ref Checked(wire, stride, column.Length, sizeof(ushort));
        for (int row = 0, offset = 0; row < column.Length; row++, offset += stride)
        {
            column[row] = BinaryPrimitives.ReverseEndianness(Unsafe.ReadUnaligned<ushort>(ref Unsafe.Add(ref first, offset)));
        }
    }

    private static void Widen32(ReadOnlySpan<byte> wire, int stride, Span<ulong> column)
    {
        ref var first = ref Checked(wire, stride, column.Length, sizeof(uint));
        for (int row = 0, offset = 0; row < column.Length; row++, offset += stride)
        {
            column[row] = BinaryPrimitives.ReverseEndianness(Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref first, offset)));
        }
    }
}
