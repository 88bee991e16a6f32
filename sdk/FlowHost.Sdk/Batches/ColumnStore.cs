namespace FlowHost.Sdk;

/// <summary>The arrays behind columns.</summary>
internal static class ColumnStore
{
    public static Array Create(FieldKind kind, int rows) => kind switch
    {
        FieldKind.UInt8 => new byte[rows],
        FieldKind.UInt16 => new ushort[rows],
        FieldKind.UInt32 => new uint[rows],
        FieldKind.Int64 => new long[rows],
        FieldKind.Double => new double[rows],
        FieldKind.UInt128 => new UInt128[rows],
        _ => new ulong[rows],   // numbers, and the cells of text, octets and lists
    };

    /// <summary>Octets of one row of a column, its null byte included.</summary>
    public static int OctetsOf(Field field) => (field.CanBeNull ? 1 : 0) + field.Kind switch
    {
        FieldKind.UInt8 => sizeof(byte),
        FieldKind.UInt16 => sizeof(ushort),
        FieldKind.UInt32 => sizeof(uint),
        FieldKind.UInt128 => 16,
        _ => sizeof(ulong),
    };

    public static bool HasCells(FieldKind kind) => kind >= FieldKind.Text;

    private static void Gather<T>(T[] from, T[] to, ReadOnlySpan<int> rows)
    {
        for (var i = 0; i < rows.Length; i++)
        {
            to[i] = from[rows[i]];
        }
    }

    /// <summary>A copy with room for more rows; <see cref="Array.Copy(Array, Array, int)"/> takes every kind, Buffer.BlockCopy refuses UInt128.</summary>
    public static Array Grow(FieldKind kind, Array values, int rows)
    {
        var grown = Create(kind, rows);
        Array.Copy(values, grown, values.Length);
        return grown;
    }

    /// <summary>Copies some rows.</summary>
    public static void Gather(Array from, Array to, ReadOnlySpan<int> rows)
    {
        switch (from)
        {
            case byte[] bytes:
                Gather(bytes, (byte[])to, rows);
                break;
            case ushort[] shorts:
                Gather(shorts, (ushort[])to, rows);
                break;
            case uint[] ints:
                Gather(ints, (uint[])to, rows);
                break;
            case ulong[] longs:
                Gather(longs, (ulong[])to, rows);
                break;
            case long[] signed:
                Gather(signed, (long[])to, rows);
                break;
            case double[] doubles:
                Gather(doubles, (double[])to, rows);
                break;
            default:
                Gather((UInt128[])from, (UInt128[])to, rows);
                break;
        }
    }

    /// <summary>Any unsigned column as 64-bit numbers.</summary>
    public static void Widen(Array values, Span<ulong> wide)
    {
        switch (values)
        {
            case byte[] bytes:
                for (var row = 0; row < wide.Length; row++)
                {
                    wide[row] = bytes[row];
                }
                break;
            case ushort[] shorts:
                for (var row = 0; row < wide.Length; row++)
                {
                    wide[row] = shorts[row];
                }
                break;
            case uint[] ints:
                for (var row = 0; row < wide.Length; row++)
                {
                    wide[row] = ints[row];
                }
                break;
            default:
                ((ulong[])values).AsSpan(0, wide.Length).CopyTo(wide);
                break;
        }
    }
}
