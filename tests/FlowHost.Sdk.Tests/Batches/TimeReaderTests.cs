namespace FlowHost.Sdk.Tests.Batches;

public sealed class TimeReaderTests
{
    // 2026-01-15 10:00:00 UTC, and the same second counted from 1900 (RFC 5905).
    private const long Second = 1_768_471_200;
    private const ulong NtpSecond = 3_977_460_000;
    private const long Nanoseconds = 1_000_000_000;
    private const ulong Half = 0x8000_0000;

    [Fact]
    public void Indexer_Seconds_IsUnixTime() => Assert.Equal(Second * Nanoseconds, Read(Elements.FlowStartSeconds, Second));

    [Fact]
    public void Indexer_Milliseconds_IsUnixTime() =>
        Assert.Equal((Second * Nanoseconds) + 123_000_000, Read(Elements.FlowStartMilliseconds, (Second * 1000) + 123));

    [Theory]
    [InlineData(0UL)]
    [InlineData(0x7FFUL)]
    public void Indexer_Microseconds_IgnoresTheLowestElevenBits(ulong ignored) =>
        Assert.Equal((Second * Nanoseconds) + 500_000_000, Read(Elements.FlowStartMicroseconds, (NtpSecond << 32) | Half | ignored));

    [Theory]
    [InlineData(Half, 500_000_000)]
    [InlineData(4UL, 1)]                  // 4 / 2^32 s = 0.93 ns
    [InlineData(0xFFFF_FFFCUL, 999_999_999)]    // 1 s - 0.93 ns
    public void Indexer_Nanoseconds_RoundsTheFraction(ulong fraction, long expected) =>
        Assert.Equal((Second * Nanoseconds) + expected, Read(Elements.FlowStartNanoseconds, (NtpSecond << 32) | fraction));

    [Fact]
    public void Indexer_NtpTimeOfZero_IsNoTimeIn2036()
    {
        Assert.Equal(0, Read(Elements.FlowStartMicroseconds, 0));
        Assert.Equal(0, Read(Elements.FlowStartNanoseconds, 0));
    }

    [Fact]
    public void Indexer_BeyondTheYear2262_IsTheLargestTime() => Assert.Equal(long.MaxValue, Read(Elements.FlowStartMilliseconds, ulong.MaxValue));

    [Fact]
    public void Indexer_SysUpTime_CountsFromEachRunsOwnHeader()
    {
        var bench = new BatchBench(Elements.FlowStartSysUpTime);
        Assert.True(bench.Builder.TryGetTime(Elements.FlowStartSysUpTime, out var column));
        var batch = bench.Pool.Rent();
        Commit(batch, sysUpTime: 10_000, 4_000, 10_000);
        Commit(batch, sysUpTime: 500, 100, 4_294_967_295, 501);
        batch.Close();

        var times = batch[column];

        // The last but one is from before the 32-bit clock of 2^32 ms wrapped: 1 ms and 500 ms before the header. The last is ahead of it.
        long[] expected = [-6_000, 0, -400, -501, 1];
        for (var row = 0; row < expected.Length; row++)
        {
            Assert.Equal(Since(expected[row]), times[row]);
        }
        Assert.Equal(Since(-6_000), times[0]);
    }

    [Fact]
    public void TryGetTime_NotATime_IsFalse()
    {
        var bench = new BatchBench(Elements.OctetDeltaCount);

        Assert.False(bench.Builder.TryGetTime(Elements.OctetDeltaCount, out _));
        Assert.False(bench.Builder.TryGetTime(Elements.FlowStartSeconds, out _));
    }

    private static long Since(long milliseconds) => (Second * Nanoseconds) + (milliseconds * 1_000_000);

    private static void Commit(FlowBatch batch, uint sysUpTime, params uint[] values)
    {
        values.CopyTo(batch.Tail<uint>(0, 0, values.Length));
        batch.Commit(values.Length, new RecordSource { ExportTime = Second * Nanoseconds, SysUpTime = sysUpTime });
    }

    private static long Read(Element element, ulong raw)
    {
        var bench = new BatchBench(element);
        Assert.True(bench.Builder.TryGetTime(element, out var column));
        return bench.Rent(1, batch => batch.SetUnsigned(0, 0, raw))[column][0];
    }
}
