namespace FlowHost.Exporters.Parquet.Format;

/// <summary>How values stand in a page; the numbers are Parquet's.</summary>
internal enum PageEncoding
{
    Plain = 0,
    Rle = 3,
    DeltaBinaryPacked = 5,
    RleDictionary = 8,
}
