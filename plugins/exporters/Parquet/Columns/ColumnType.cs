namespace FlowHost.Exporters.Parquet.Columns;

/// <summary>The types that columns have in a file.</summary>
internal enum ColumnType : byte
{
    Boolean,
    UInt8,
    UInt16,
    UInt32,
    UInt64,
    Int8,
    Int16,
    Int32,
    Int64,
    Float,
    Double,
    Text,
    Octets,

    /// <summary>A point in time, counted in milliseconds.</summary>
    Milliseconds,

    /// <summary>A point in time, counted in microseconds.</summary>
    Microseconds,

    /// <summary>A point in time, counted in nanoseconds.</summary>
    Nanoseconds,
}
