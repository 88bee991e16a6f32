using FlowHost.Tests;

namespace FlowHost.Sdk.Tests.Accounting;

/// <summary>Loss by sequence numbers: RFC 3954 section 5.1 counts messages, RFC 7011 section 3.1 data records.</summary>
public sealed class SequenceTrackerTests
{
    private const long Second = 1_000_000_000;

    [Fact]
    public void Add_MessagesInOrder_LoseNothing()
    {
        var counts = Track(SequenceUnit.Messages, (7, 30), (8, 30), (9, 1));

        Assert.Equal(new SequenceCounts(3, 0, 0, 0, 0, 0), counts);
    }

    [Fact]
    [Rfc(7011, "11.6-1")]
    public void Add_RecordsInOrder_LoseNothing()
    {
        // Templates alone do not move the number.
        var counts = Track(SequenceUnit.Records, (100, 30), (130, 0), (130, 20), (150, 5));

        Assert.Equal(new SequenceCounts(55, 0, 0, 0, 0, 0), counts);
    }

    [Fact]
    [Rfc(5471, "3.6.1")]
    [Rfc(7011, "10.3.2-1", "10.3.2-2", "11.6-1")]
    public void Add_Gap_IsLost()
    {
        Assert.Equal(3, Track(SequenceUnit.Messages, (1, 5), (5, 5), (6, 5)).Lost);
        Assert.Equal(60, Track(SequenceUnit.Records, (0, 30), (90, 30), (120, 30)).Lost);
    }

    [Fact]
    [Rfc(7011, "10.3.2-1", "10.3.2-2")]
    public void Add_LateMessage_IsNotLost()
    {
        var counts = Track(SequenceUnit.Records, (0, 30), (60, 30), (90, 10), (30, 30), (100, 30));

        Assert.Equal((0, 1, 0), (counts.Lost, counts.Reordered, counts.Duplicates));
    }

    [Fact]
    [Rfc(7011, "10.3.2-2")]
    public void Add_MessageTwice_IsADuplicate()
    {
        var counts = Track(SequenceUnit.Messages, (1, 5), (2, 5), (2, 5), (1, 5), (3, 5));

        Assert.Equal((2, 0, 0, 3), (counts.Duplicates, counts.Lost, counts.Restarts, counts.Received));
    }

    [Theory]
    [InlineData(SequenceUnit.Messages)]
    [InlineData(SequenceUnit.Records)]
    public void Add_NumberThatWraps_IsInOrder(SequenceUnit unit)
    {
        var step = unit == SequenceUnit.Messages ? 1u : 30u;
        var first = unchecked(0u - (2 * step));
        var counts = Track(unit, [.. Enumerable.Range(0, 5).Select(i => (unchecked(first + ((uint)i * step)), (int?)30))]);

        Assert.Equal((0, 0, 0), (counts.Lost, counts.Restarts, counts.Unexplained));
    }

    [Fact]
    [Rfc(5471, "3.6.2")]
    public void Add_DeviceBeginsAnew_IsOneRestartAndNoLoss()
    {
        var tracker = new SequenceTracker(SequenceUnit.Messages, 50_000, 2055);
        for (var i = 0u; i < 1_000; i++)
        {
            tracker.Add(5_000_000 + i, 5, i * Second);
        }
        for (var i = 0u; i < 100; i++)
        {
            tracker.Add(i, 5, (2_000 + i) * Second);
        }

        Assert.Equal((1, 0, 0), (tracker.Counts.Restarts, tracker.Counts.Lost, tracker.Counts.Unexplained));
    }

    [Fact]
    [Rfc(7011, "11.6-1")]
    public void Add_OneForgedNumber_MovesNothing()
    {
        // RFC 7011 section 11.6: a single jump must not hide what comes after.
        var counts = Track(SequenceUnit.Messages, (1, 5), (2, 5), (3_000_000_000, 5), (3, 5), (5, 5));

        Assert.Equal((1, 0, 1), (counts.Lost, counts.Restarts, counts.Unexplained));
    }

    [Fact]
    [Rfc(5471, "3.6.1")]
    [Rfc(7011, "10.3.2-1", "11.6-1")]
    public void Add_LongOutage_IsLostOnceThreeMessagesAgree()
    {
        var counts = Track(SequenceUnit.Messages, (1, 5), (2, 5), (100_003, 5), (100_004, 5), (100_005, 5), (100_006, 5));

        Assert.Equal((100_000, 0, 0), (counts.Lost, counts.Restarts, counts.Unexplained));
    }

    [Fact]
    public void Add_RecordsThatNobodyKnows_MakeNoLoss()
    {
        // The second message holds a set without template: how many records it had is told by the third.
        var counts = Track(SequenceUnit.Records, (0, 30), (30, null), (75, 30), (105, 30));

        Assert.Equal((0, 0), (counts.Lost, counts.Unexplained));
    }

    [Fact]
    public void Add_DeviceThatCountsRecordsInVersion9_IsFoundOut()
    {
        var counts = Track(SequenceUnit.Messages, [.. Enumerable.Range(0, 50).Select(i => ((uint)i * 30, (int?)30))]);

        Assert.Equal((0, 0), (counts.Lost, counts.Unexplained));
    }

    [Fact]
    public void Add_DeviceThatCountsMessagesInIpfix_IsFoundOut()
    {
        var counts = Track(SequenceUnit.Records, [.. Enumerable.Range(0, 50).Select(i => ((uint)i, (int?)30))]);

        Assert.Equal((0, 0), (counts.Lost, counts.Unexplained));
    }

    [Fact]
    public void Add_DeviceThatIsFoundOutLate_KeepsWhatWasCountedBefore()
    {
        // Messages of one record tell no unit: 1 to 4, then 15 to 20 behind a gap of 10. Then each holds 30, and the number counts them.
        var counts = Track(
            SequenceUnit.Messages,
            [.. Ones(1, 4), .. Ones(15, 6), .. Enumerable.Range(0, 10).Select(i => (21 + ((uint)i * 30), (int?)30))]);

        // The first of 30 records fits both rules of counting: it stays one message.
        Assert.Equal((10, 0, 0), (counts.Lost, counts.Unexplained, counts.Restarts));
        Assert.Equal(10 + 1 + (9 * 30), counts.Received);

        static IEnumerable<(uint, int?)> Ones(uint first, int count) => Enumerable.Range(0, count).Select(i => (first + (uint)i, (int?)1));
    }

    [Fact]
    public void Add_TenPercentTwiceAndTenPercentLate_CountsEachAndLosesNothing()
    {
        var random = new Random(20260101);
        List<(uint Sequence, int Records)> sent = [];
        var next = 1_000u;
        for (var i = 0; i < 20_000; i++)
        {
            var records = random.Next(2, 30);
            sent.Add((next, records));
            next += (uint)records;
        }
        // Late: moved back by up to 32 places. Twice: again within as many.
        var arrivals = sent.Select((message, i) => (Place: i + (random.Next(10) == 0 ? random.NextDouble() * 32 : 0), Message: message, Index: i)).ToList();
        var repeated = arrivals.Where(_ => random.Next(10) == 0).Select(arrival => arrival with { Place = arrival.Place + 0.1 + (random.NextDouble() * 20) }).ToList();
        var tracker = new SequenceTracker(SequenceUnit.Records, 50_000, 2055);
        foreach (var (_, (sequence, records), index) in arrivals.Concat(repeated).OrderBy(arrival => arrival.Place))
        {
            tracker.Add(sequence, records, index / 100 * Second);
        }

        Assert.Equal(0, tracker.Counts.Lost);
        Assert.Equal(0, tracker.Counts.Restarts);
        Assert.InRange(tracker.Counts.Duplicates, repeated.Count * 0.999, repeated.Count);
    }

    private static SequenceCounts Track(SequenceUnit unit, params (uint Sequence, int? Records)[] messages)
    {
        var tracker = new SequenceTracker(unit, 50_000, 2055);
        foreach (var (sequence, records) in messages)
        {
            tracker.Add(sequence, records, 1_700_000_000 * Second);
        }
        return tracker.Counts;
    }
}
