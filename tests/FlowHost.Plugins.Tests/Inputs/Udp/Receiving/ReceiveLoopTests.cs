using FlowHost.Inputs.Udp.Receiving;

namespace FlowHost.Plugins.Tests.Inputs.Udp.Receiving;

public sealed class ReceiveLoopTests
{
    [Theory]
    [InlineData(4 << 10, 1)]
    [InlineData(208 << 10, 1)]
    [InlineData(2 << 20, 2)]
    [InlineData(4 << 20, 4)]
    [InlineData(64 << 20, 4)]
    public void PauseFor_Buffer_IsOneMillisecondPerMebibyteUpToFour(int buffer, int expected) =>
        Assert.Equal(expected, ReceiveLoop.PauseFor(buffer));
}
