using FlowHost.Inputs.Udp.Receiving;
using Microsoft.Extensions.Time.Testing;

namespace FlowHost.Plugins.Tests.Inputs.Udp.Receiving;

public sealed class LogLimiterTests
{
    [Fact]
    public void TryPass_ManyEvents_OnePassesPerTenSecondsAndCountsTheOthers()
    {
        var time = new FakeTimeProvider();
        var limiter = new LogLimiter(time);

        Assert.True(limiter.TryPass(out var first));
        Assert.False(limiter.TryPass(out _));
        time.Advance(TimeSpan.FromSeconds(9));
        Assert.False(limiter.TryPass(out _));
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.True(limiter.TryPass(out var second));

        Assert.Equal(1, first);
        Assert.Equal(3, second);
    }
}
