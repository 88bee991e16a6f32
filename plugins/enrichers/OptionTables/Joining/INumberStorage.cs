using FlowHost.Sdk;

namespace FlowHost.Enrichers.OptionTables.Joining;

/// <summary>How a number of a table, which is kept in 64 bits, is stored in a column.</summary>
internal interface INumberStorage<T>
{
    static abstract ColumnWriter<T> Of(FlowBatch batch, NewColumn<T> column);

    static abstract T From(ulong bits);
}

internal readonly struct UnsignedStorage : INumberStorage<ulong>
{
    public static ColumnWriter<ulong> Of(FlowBatch batch, NewColumn<ulong> column) => batch[column];

    public static ulong From(ulong bits) => bits;
}

internal readonly struct AddressStorage : INumberStorage<uint>
{
    public static ColumnWriter<uint> Of(FlowBatch batch, NewColumn<uint> column) => batch[column];

    public static uint From(ulong bits) => (uint)bits;
}

internal readonly struct SignedStorage : INumberStorage<long>
{
    public static ColumnWriter<long> Of(FlowBatch batch, NewColumn<long> column) => batch[column];

    public static long From(ulong bits) => unchecked((long)bits);
}

internal readonly struct RealStorage : INumberStorage<double>
{
    public static ColumnWriter<double> Of(FlowBatch batch, NewColumn<double> column) => batch[column];

    public static double From(ulong bits) => BitConverter.UInt64BitsToDouble(bits);
}
