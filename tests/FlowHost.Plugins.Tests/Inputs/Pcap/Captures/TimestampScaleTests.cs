using FlowHost.Inputs.Pcap.Captures;

namespace FlowHost.Plugins.Tests.Inputs.Pcap.Captures;

public class TimestampScaleTests
{
    // draft-ietf-opsawg-pcapng section 4.2: if_tsresol is 10^-n, with the highest bit 2^-n; if_tsoffset is in seconds.
    [Theory]
    [InlineData(6, 0, 1_768_464_000_123_456, 1_768_464_000_123_456_000)]
    [InlineData(9, 0, 1_768_464_000_123_456_789, 1_768_464_000_123_456_789)]
    [InlineData(3, 0, 1_768_464_000_123, 1_768_464_000_123_000_000)]
    [InlineData(0, 0, 1_768_464_000, 1_768_464_000_000_000_000)]
    [InlineData(12, 0, 5_000_000_001_999, 5_000_000_001)]
    [InlineData(0x80 | 10, 0, (5 * 1024) + 512, 5_500_000_000)]
    [InlineData(0x80 | 32, 0, (3UL << 32) + (1UL << 31), 3_500_000_000)]
    [InlineData(6, 1_768_464_000, 1_500_000, 1_768_464_001_500_000_000)]
    [InlineData(0, -100, 150, 50_000_000_000)]
    public void ToNanoseconds_ResolutionAndOffset_AreExact(byte resolution, long offset, ulong units, long expected) =>
        Assert.Equal(expected, new TimestampScale(resolution, offset).ToNanoseconds(units));

    [Theory]
    [InlineData(0, 0, ulong.MaxValue, long.MaxValue)]
    [InlineData(6, 0, ulong.MaxValue, long.MaxValue)]
    [InlineData(9, 0, ulong.MaxValue, long.MaxValue)]
    [InlineData(6, long.MaxValue, ulong.MaxValue, long.MaxValue)]
    [InlineData(6, long.MinValue, 1, 0)]
    [InlineData(0, -100, 50, 0)]
    [InlineData(127, 0, ulong.MaxValue, 0)]
    [InlineData(0xFF, 0, ulong.MaxValue, 0)]
    public void ToNanoseconds_OutOfRange_IsTheNearestTime(byte resolution, long offset, ulong units, long expected) =>
        Assert.Equal(expected, new TimestampScale(resolution, offset).ToNanoseconds(units));
}
