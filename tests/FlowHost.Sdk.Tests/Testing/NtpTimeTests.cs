namespace FlowHost.Sdk.Testing;

public class NtpTimeTests
{
    // RFC 7011 section 6.1.10: 1970 is 2208988800 (0x83AA7E80) seconds after 1900; 2^-32 s is 0.23 ns.
    [Theory]
    [InlineData(0, 0x83AA7E80_00000000)]
    [InlineData(500_000_000, 0x83AA7E80_80000000)]
    [InlineData(1_250_000_000, 0x83AA7E81_40000000)]
    [InlineData(1, 0x83AA7E80_00000005)]
    public void Nanoseconds_UnixTime_HasSecondsSince1900AndFraction(long unixNanoseconds, ulong expected) =>
        Assert.Equal(expected, NtpTime.Nanoseconds(unixNanoseconds));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(123_456_789)]
    [InlineData(999_999_999)]
    public void Nanoseconds_ReadBack_AreTheSame(long unixNanoseconds) =>
        Assert.Equal(unixNanoseconds, (long)((NtpTime.Nanoseconds(unixNanoseconds) & uint.MaxValue) * 1_000_000_000 >> 32));

    // RFC 7011 section 6.1.9: the lowest 11 bits of the fraction are 0.
    [Theory]
    [InlineData(0, 0)]
    [InlineData(1_000, 1)]
    [InlineData(123_456_789, 123_456)]
    [InlineData(999_999_999, 999_999)]
    public void Microseconds_ReadBack_AreTheSameInTheUpper21Bits(long unixNanoseconds, long microseconds)
    {
        var time = NtpTime.Microseconds(unixNanoseconds);

        Assert.Equal(0UL, time & 0x7FF);
        Assert.Equal(microseconds, (long)((time & uint.MaxValue) * 1_000_000 >> 32));
    }
}
