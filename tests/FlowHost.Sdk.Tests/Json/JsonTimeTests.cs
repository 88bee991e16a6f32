using System.Globalization;

namespace FlowHost.Sdk.Tests.Json;

public sealed class JsonTimeTests
{
    private const ulong NtpOfUnixEpoch = 2_208_988_800;

    [Fact]
    public void Write_RandomMilliseconds_AreTheSameAsDotNets()
    {
        var random = new Random(17);
        var times = Enumerable.Range(0, 10_000).Select(_ => random.NextInt64(253_402_300_800_000)).ToArray();
        var batch = new BatchBuilder().Element("ms", ElementType.DateTimeMilliseconds).Element("s", ElementType.DateTimeSeconds, FieldKind.UInt64);
        foreach (var time in times)
        {
            batch.Row(time, time / 1000);
        }

        Assert.Equal(
            times.Select(time => (Format(time, "yyyy-MM-ddTHH:mm:ss.fffZ"), Format(time, "yyyy-MM-ddTHH:mm:ssZ"))),
            JsonRows.Read(batch.Build()).Select(row => (row.GetProperty("ms").GetString()!, row.GetProperty("s").GetString()!)));

        static string Format(long time, string format) =>
            DateTime.UnixEpoch.AddMilliseconds(time).ToString(format, CultureInfo.InvariantCulture);
    }

    // A device that counts microseconds cuts its binary fraction off: what it meant must come back.
    [Fact]
    public void Write_MicrosecondsCutOffByTheDevice_AreWhatItMeant()
    {
        var random = new Random(19);
        var microseconds = Enumerable.Range(0, 10_000).Select(_ => (ulong)random.Next(1_000_000)).ToArray();
        var batch = new BatchBuilder().Element("us", ElementType.DateTimeMicroseconds);
        foreach (var time in microseconds)
        {
            batch.Row(((NtpOfUnixEpoch + BatchBuilder.Time) << 32) | ((time << 32) / 1_000_000));
        }

        Assert.Equal(
            microseconds.Select(time => string.Create(CultureInfo.InvariantCulture, $"2026-01-15T10:00:00.{time:d6}Z")),
            JsonRows.Read(batch.Build()).Select(row => row.GetProperty("us").GetString()!));
    }

    // RFC 7011 section 6.1.9: the lowest 11 bits of the fraction are to be ignored.
    [Fact]
    public void Write_MicrosecondsWithNoiseInTheLowestBits_AreNotChangedByIt() =>
        Assert.Equal(
            Micro(((NtpOfUnixEpoch + BatchBuilder.Time) << 32) | 0x8000_0000),
            Micro(((NtpOfUnixEpoch + BatchBuilder.Time) << 32) | 0x8000_07FF));

    [Theory]
    [InlineData(1ul, "\"2036-02-07T06:28:16.000000000Z\"")]                         // era 1 begins; 0 is no time
    [InlineData(0x8000_0000_0000_0000ul, "\"1968-01-20T03:14:08.000000000Z\"")]    // the first second told apart from era 1
    [InlineData(0xFFFF_FFFF_FFFF_FFFFul, "\"2036-02-07T06:28:16.000000000Z\"")]    // the last fraction rounds up
    [InlineData(0x83AA_7E80_8000_0000ul, "\"1970-01-01T00:00:00.500000000Z\"")]
    [InlineData(0x83AA_7E7F_C000_0000ul, "\"1969-12-31T23:59:59.750000000Z\"")]
    public void Write_Nanoseconds_AreNtpTime(ulong raw, string expected) =>
        Assert.Equal(expected, JsonRows.Raw(new BatchBuilder().Element("ns", ElementType.DateTimeNanoseconds).Row(raw), "ns"));

    [Fact]
    public void Write_TimesAroundMidnight_EachHasItsOwnDay()
    {
        const long midnight = 1_768_521_600;   // 2026-01-16
        var batch = new BatchBuilder().Element("s", ElementType.DateTimeSeconds).Row(midnight - 1).Row(midnight).Row(midnight - 1).Build();

        Assert.Equal(
            ["2026-01-15T23:59:59Z", "2026-01-16T00:00:00Z", "2026-01-15T23:59:59Z"],
            JsonRows.Read(batch).Select(row => row.GetProperty("s").GetString()));
    }

    [Fact]
    public void Write_TimeSinceTheDevicesStart_StaysANumber()
    {
        var element = Element.Create(new ElementInfo(0, 22, "flowStartSysUpTime", ElementType.Unsigned32));

        Assert.Equal(FieldFormat.Number, element.Format);
        Assert.Equal("4294967295", JsonRows.Raw(new BatchBuilder().Added(Field.New<uint>("v", FieldFormat.Time, TimeUnit.SysUpTimeMilliseconds)).Row(uint.MaxValue), "v"));
    }

    private static string Micro(ulong raw) => JsonRows.Raw(new BatchBuilder().Element("us", ElementType.DateTimeMicroseconds).Row(raw), "us");
}
