using FlowHost.Pipelines;
using Microsoft.Extensions.Time.Testing;

namespace FlowHost.Tests.Pipelines;

public sealed class BreakerTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void Failed_TenthInARow_Opens()
    {
        var breaker = new Breaker(_time);
        for (var i = 0; i < 9; i++)
        {
            Assert.False(breaker.Failed());
            Assert.False(breaker.IsOpen);
        }

        Assert.True(breaker.Failed());

        Assert.True(breaker.IsOpen);
    }

    [Fact]
    public void Succeeded_BetweenFailures_StartsCountingAgain()
    {
        var breaker = new Breaker(_time);
        Fail(breaker, 9);
        breaker.Succeeded();
        Fail(breaker, 9);

        Assert.False(breaker.IsOpen);
    }

    [Fact]
    public void IsOpen_ThirtySecondsLater_LetsOneTryThrough()
    {
        var breaker = new Breaker(_time);
        Fail(breaker, 10);
        _time.Advance(TimeSpan.FromSeconds(29.999));
        Assert.True(breaker.IsOpen);

        _time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.False(breaker.IsOpen);

        Assert.False(breaker.Failed());
        Assert.True(breaker.IsOpen);
    }

    [Fact]
    public void IsOpen_TryAfterThePauseSucceeds_StaysClosed()
    {
        var breaker = new Breaker(_time);
        Fail(breaker, 10);
        _time.Advance(Breaker.Pause);
        breaker.Succeeded();

        Fail(breaker, 9);

        Assert.False(breaker.IsOpen);
    }

    [Fact]
    public void IsOpen_WithoutAClock_StaysOpen()
    {
        var breaker = new Breaker(null);

        Fail(breaker, 10);

        Assert.True(breaker.IsOpen);
    }

    private static void Fail(Breaker breaker, int times)
    {
        for (var i = 0; i < times; i++)
        {
            breaker.Failed();
        }
    }
}
