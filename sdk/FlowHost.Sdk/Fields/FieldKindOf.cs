namespace FlowHost.Sdk;

/// <summary>The storage that a type parameter of the contract stands for.</summary>
internal static class FieldKindOf<T>
{
    public static readonly FieldKind Kind = Of();

    private static FieldKind Of()
    {
        var type = typeof(T);
        return
            type == typeof(byte) ? FieldKind.UInt8 :
            type == typeof(ushort) ? FieldKind.UInt16 :
            type == typeof(uint) ? FieldKind.UInt32 :
            type == typeof(ulong) ? FieldKind.UInt64 :
            type == typeof(long) ? FieldKind.Int64 :
            type == typeof(double) ? FieldKind.Double :
            type == typeof(UInt128) ? FieldKind.UInt128 :
            type == typeof(Text) ? FieldKind.Text :
            type == typeof(Octets) ? FieldKind.Octets :
            type == typeof(FlowList) ? FieldKind.List :
            throw new NotSupportedException(
                $"FlowHost has no column of {type.Name}: use byte, ushort, uint, ulong, long, double, UInt128, Text, Octets or FlowList.");
    }
}
