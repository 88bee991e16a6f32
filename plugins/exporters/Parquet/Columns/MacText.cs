namespace FlowHost.Exporters.Parquet.Columns;

/// <summary><c>aa:bb:cc:dd:ee:ff</c>.</summary>
internal readonly struct MacText : IKeyText<ulong>
{
    private const int Length = 17;

    public static int Write(ulong key, Span<byte> utf8)
    {
        for (var at = 0; at < Length; at += 3)
        {
            var octet = (int)(key >> (40 - (at / 3 * 8))) & 0xFF;
            utf8[at] = "0123456789abcdef"u8[octet >> 4];
            utf8[at + 1] = "0123456789abcdef"u8[octet & 0xF];
            if (at + 2 < Length)
            {
                utf8[at + 2] = (byte)':';
            }
        }
        return Length;
    }
}
