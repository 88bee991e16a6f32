namespace FlowHost.Exporters.Parquet.Columns;

/// <summary>How a key is written as text.</summary>
internal interface IKeyText<TKey>
{
    /// <summary>Writes a key.</summary>
    /// <param name="key">The key.</param>
    /// <param name="utf8">Takes at least <see cref="Sdk.IpAddress.MaxTextLength"/> octets.</param>
    /// <returns>How many octets.</returns>
    static abstract int Write(TKey key, Span<byte> utf8);
}
