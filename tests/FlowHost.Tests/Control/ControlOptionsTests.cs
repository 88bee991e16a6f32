using FlowHost.Control;

namespace FlowHost.Tests.Control;

public class ControlOptionsTests
{
    [Theory]
    [InlineData("127.0.0.1:8056", "127.0.0.1:8056")]
    [InlineData("localhost:0", "127.0.0.1:0")]
    [InlineData("[::1]:80", "[::1]:80")]
    public void TryParse_AddressAndPort_IsRead(string text, string expected)
    {
        Assert.True(ControlOptions.TryParse(text, out var address));
        Assert.Equal(expected, address.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("8056")]
    [InlineData("127.0.0.1")]
    [InlineData("::1")]
    [InlineData("[::1]")]
    [InlineData("127.0.0.1:65536")]
    [InlineData("example.org:80")]
    public void TryParse_SomethingElse_IsRefused(string text) => Assert.False(ControlOptions.TryParse(text, out _));

    [Theory]
    [InlineData("localhost", true)]
    [InlineData("127.0.0.1", true)]
    [InlineData("[::1]", true)]
    [InlineData("", false)]
    [InlineData("attacker.example", false)]
    [InlineData("localhost.attacker.example", false)]
    [InlineData("192.0.2.1", false)]
    public void IsThisMachine_Host_IsToldByItsName(string host, bool expected) => Assert.Equal(expected, RequestRules.IsThisMachine(host));
}
