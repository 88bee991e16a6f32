using System.Buffers.Binary;
using FlowHost.Enrichers.CiscoEta;
using FlowHost.Sdk;
using FlowHost.Sdk.Testing;

namespace FlowHost.Plugins.Tests.Enrichers.CiscoEta;

public class PacketLengthsTests
{
    private static readonly short[] Padding = [short.MinValue, short.MinValue, short.MinValue, short.MinValue, short.MinValue, short.MinValue];

    [Fact]
    public void Enrich_RunsAndPadding_AreExpandedAndKeptAsSent()
    {
        // 1400 octets, the same twice more, 0, then 52 until the padding; 0 ms, 12 ms, two at that time, 30 ms.
        var splt = Splt([1400, -2, 0, 52, .. Padding], [0, 12, -2, 30, .. Padding]);

        var record = Run(splt)[0];

        Assert.Equal<object>([1400UL, 1400UL, 1400UL, 0UL, 52UL], List(record["eta_splt_lengths"]));
        Assert.Equal<object>([0UL, 12UL, 0UL, 0UL, 30UL], List(record["eta_splt_times"]));
        Assert.Equal<object>([1400UL, 65534UL, 0UL, 52UL, .. Enumerable.Repeat<object>(32768UL, 6)], List(record["ETA_SPLT.Length"]));
        Assert.Equal<object>([0UL, 12UL, 65534UL, 30UL, .. Enumerable.Repeat<object>(32768UL, 6)], List(record["ETA_SPLT.Interval"]));
        Assert.Null(record["ETA_SPLT"]);
    }

    [Fact]
    public void Enrich_FieldsBehindIt_StayBehindIt()
    {
        var records = TestBatch.With(CiscoElements.EtaSplt, Elements.OctetDeltaCount).Row(new byte[40], 7).Enrich(new EtaTest().Enricher);

        Assert.Equal(
            ["ETA_SPLT.Length", "ETA_SPLT.Interval", "octetDeltaCount", "eta_splt_lengths", "eta_splt_times"],
            records[0].Values.Keys);
    }

    [Fact]
    public void Enrich_RunWithoutALengthBefore_RepeatsZero() =>
        Assert.Equal<object>([0UL, 0UL, 7UL], List(Run(Splt([-2, 7, short.MinValue], [0, 0, short.MinValue]))[0]["eta_splt_lengths"]));

    [Theory]
    [InlineData(4, 1)]
    [InlineData(80, 20)]
    public void Enrich_AnotherLength_IsHalfLengthsHalfTimes(int octets, int entries)
    {
        var record = Run(new byte[octets])[0];

        Assert.Equal(entries, List(record["ETA_SPLT.Length"]).Length);
        Assert.Equal(entries, List(record["eta_splt_times"]).Length);
    }

    [Fact]
    public void Enrich_LengthThatIsNoWholeNumberOfEntries_IsLeftOutAndCounted()
    {
        using var test = new EtaTest();

        var record = TestBatch.With(CiscoElements.EtaSplt).Row(new byte[42]).Row(Array.Empty<byte>()).Enrich(test.Enricher)[0];

        Assert.Empty(record.Values);
        Assert.Equal(["wrong_length ETA_SPLT"], test.Rejections);
    }

    [Fact]
    public void Enrich_MorePacketsThanAllowed_LeavesThatListOutAndCounts()
    {
        using var test = new EtaTest(new CiscoEtaOptions { MaxPackets = 100 });

        var records = TestBatch.With(CiscoElements.EtaSplt)
            .Row(Splt([5, -99], [0, -99]))
            .Row(Splt([5, -100], [0, -99]))
            .Row(Splt([-32767, -32767], [-32767, -32767]))
            .Enrich(test.Enricher);

        Assert.Equal(100, List(records[0]["eta_splt_lengths"]).Length);
        Assert.Null(records[1]["eta_splt_lengths"]);
        Assert.Equal(100, List(records[1]["eta_splt_times"]).Length);
        Assert.Null(records[2]["eta_splt_times"]);
        Assert.Equal(Enumerable.Repeat("too_many_packets ETA_SPLT", 3), test.Rejections);
        Assert.Equal<object>([32769UL, 32769UL], List(records[2]["ETA_SPLT.Length"]));
    }

    [Fact]
    public void Enrich_ElementOfEarlierReleases_IsExpandedAndKept()
    {
        var record = TestBatch.With(CiscoElements.EtaSpltOld).Row(Splt([9, -1], [3, 4])).Enrich(new EtaTest().Enricher)[0];

        Assert.Equal("0009ffff00030004", record["ETA_SPLT_old"]);
        Assert.Equal<object>([9UL, 9UL], List(record["eta_splt_lengths"]));
        Assert.Equal<object>([3UL, 4UL], List(record["eta_splt_times"]));
    }

    [Fact]
    public void Enrich_RandomRecords_EqualASecondReading()
    {
        var random = new Random(20_260);
        var batch = TestBatch.With(CiscoElements.EtaSplt);
        var sent = new List<(short[] Lengths, short[] Times)>();
        for (var row = 0; row < 1000; row++)
        {
            (short[] Lengths, short[] Times) splt = (Half(random), Half(random));
            sent.Add(splt);
            batch.Row(Splt(splt.Lengths, splt.Times));
        }

        var records = batch.Enrich(new EtaTest(new CiscoEtaOptions { MaxPackets = 10_000 }).Enricher);

        foreach (var (record, (lengths, times)) in records.Zip(sent))
        {
            Assert.Equal(Expanded(lengths, (last, _) => last), List(record["eta_splt_lengths"]));
            Assert.Equal(Expanded(times, (_, _) => 0), List(record["eta_splt_times"]));
            Assert.Equal(lengths.Select(value => (object)(ulong)(ushort)value), List(record["ETA_SPLT.Length"]));
            Assert.Equal(times.Select(value => (object)(ulong)(ushort)value), List(record["ETA_SPLT.Interval"]));
        }
    }

    private static object[] Expanded(short[] values, Func<ulong, int, ulong> ofRun)
    {
        var all = new List<object>();
        var last = 0UL;
        foreach (var value in values.TakeWhile(value => value != short.MinValue))
        {
            if (value >= 0)
            {
                last = (ulong)value;
                all.Add(last);
            }
            else
            {
                all.AddRange(Enumerable.Range(0, -value).Select(index => (object)ofRun(last, index)));
            }
        }
        return [.. all];
    }

    private static short[] Half(Random random) => [.. Enumerable.Range(0, 10).Select(_ => random.Next(12) switch
    {
        0 => short.MinValue,
        1 or 2 or 3 => (short)-random.Next(1, 40),
        4 => short.MaxValue,
        5 => (short)0,
        _ => (short)random.Next(1461),
    })];

    private static IReadOnlyList<TestRecord> Run(byte[] splt) => TestBatch.With(CiscoElements.EtaSplt).Row(splt).Enrich(new EtaTest().Enricher);

    private static object[] List(object? value) => Assert.IsType<object[]>(value);

    private static byte[] Splt(short[] lengths, short[] times)
    {
        var octets = new byte[2 * (lengths.Length + times.Length)];
        foreach (var (index, value) in lengths.Concat(times).Index())
        {
            BinaryPrimitives.WriteInt16BigEndian(octets.AsSpan(2 * index), value);
        }
        return octets;
    }
}
