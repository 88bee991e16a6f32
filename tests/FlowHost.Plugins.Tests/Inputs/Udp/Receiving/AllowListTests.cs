using FlowHost.Inputs.Udp.Receiving;
using FlowHost.Sdk;

namespace FlowHost.Plugins.Tests.Inputs.Udp.Receiving;

public sealed class AllowListTests
{
    [Theory]
    [InlineData("192.0.2.0", true)]
    [InlineData("192.0.2.255", true)]
    [InlineData("192.0.1.255", false)]
    [InlineData("192.0.3.0", false)]
    [InlineData("198.51.100.7", true)]
    [InlineData("198.51.100.8", false)]
    [InlineData("10.255.255.255", true)]
    [InlineData("11.0.0.0", false)]
    [InlineData("2001:db8::1", true)]
    [InlineData("2001:db8:ffff:ffff:ffff:ffff:ffff:ffff", true)]
    [InlineData("2001:db9::", false)]
    [InlineData("::", false)]
    public void Contains_Address_IsThatOfOneOfThePrefixes(string address, bool expected)
    {
        var list = List("2001:db8::/32", "192.0.2.0/24", "10.0.0.0/8", "198.51.100.7", "10.1.0.0/16", "192.0.2.128/25");

        Assert.Equal(expected, list.Contains(Parse(address)));
        Assert.Equal(expected, list.Contains(Parse(address)));
    }

    [Theory]
    [InlineData("0.0.0.0/0", "255.255.255.255", true)]
    [InlineData("0.0.0.0/0", "0.0.0.0", true)]
    [InlineData("0.0.0.0/0", "::1", false)]
    [InlineData("::/0", "::1", true)]
    [InlineData("::/0", "ffff::1", true)]
    [InlineData("::/0", "192.0.2.1", false)]
    [InlineData("::/80", "192.0.2.1", false)]
    [InlineData("::ffff:192.0.2.0/120", "192.0.2.1", true)]
    public void Contains_WholeFamily_LeavesTheOtherOut(string prefix, string address, bool expected) =>
        Assert.Equal(expected, List(prefix).Contains(Parse(address)));

    private static UInt128 Parse(string text) => IpAddress.TryParse(text, out var address) ? address : throw new ArgumentException(text);

    private static AllowList List(params string[] prefixes) =>
        new(prefixes.Select(text => AddressRange.Parse(text)));
}
