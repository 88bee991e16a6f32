namespace FlowHost.Exporters.Parquet.Sources;

/// <summary>Whether a value goes into its column; the numbers are levels.</summary>
internal enum Fit : byte
{
    /// <summary>It is none: a number that could not be computed.</summary>
    None = 0,

    /// <summary>It does.</summary>
    Value = 1,

    /// <summary>The column's type cannot hold it: its octets go elsewhere.</summary>
    Misfit = 2,
}
