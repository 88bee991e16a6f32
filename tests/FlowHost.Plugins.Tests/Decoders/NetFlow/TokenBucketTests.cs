using FlowHost.Decoders.NetFlow.Templates;

namespace FlowHost.Plugins.Tests.Decoders.NetFlow;

public sealed class TokenBucketTests
{
    private const long Second = 1_000_000_000;
    private const long Hour = 3_600 * Second;

    [Fact]
    public void TryTake_ClockSetBackByAnHour_GoesOnBySecond()
    {
        var bucket = new TokenBucket(burst: 10, perSecond: 2);
        Assert.True(bucket.TryTake(10, 2 * Hour));

        // The step itself gives nothing.
        Assert.False(bucket.TryTake(1, Hour));

        Assert.True(bucket.TryTake(2, Hour + Second));
        Assert.False(bucket.TryTake(1, Hour + Second));
    }

    [Fact]
    public void TryTake_DatagramsOutOfOrder_GiveNoMoreThanTheTimeThatPassed()
    {
        var bucket = new TokenBucket(burst: 10, perSecond: 2);
        Assert.True(bucket.TryTake(10, Hour + (Second / 2)));

        for (var i = 0; i < 100; i++)
        {
            Assert.False(bucket.TryTake(1, Hour));
            Assert.False(bucket.TryTake(1, Hour + (Second / 2)));
        }
    }
}
