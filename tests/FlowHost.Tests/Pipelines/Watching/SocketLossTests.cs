using FlowHost.Pipelines;

namespace FlowHost.Tests.Pipelines.Watching;

public class SocketLossTests
{
    [Fact]
    public void Share_OfTheLastMinute_LeavesOutWhatWasBefore()
    {
        var loss = new SocketLoss();
        loss.Sample(TimeSpan.Zero, dropped: 0, datagrams: 0);
        loss.Sample(TimeSpan.FromSeconds(10), dropped: 500, datagrams: 1_000);
        Assert.Equal(0.5, loss.Share);

        // From 10 s to 70 s: 10 of 2,000.
        loss.Sample(TimeSpan.FromSeconds(70), dropped: 510, datagrams: 3_000);

        Assert.Equal(0.005, loss.Share);
    }

    [Fact]
    public void Share_WithoutDatagrams_IsNone()
    {
        var loss = new SocketLoss();
        loss.Sample(TimeSpan.Zero, 7, 7);
        loss.Sample(TimeSpan.FromSeconds(5), 7, 7);

        Assert.Equal(0, loss.Share);
    }
}
