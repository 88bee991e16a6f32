using System.Net;

namespace FlowHost.Sdk.Tests.Agents;

public sealed class IpAddressTests
{
    [Theory]
    [InlineData("192.0.2.1", 0x0000_0000_0000_0000, 0x0000_FFFF_C000_0201, true)]
    [InlineData("::ffff:192.0.2.1", 0x0000_0000_0000_0000, 0x0000_FFFF_C000_0201, true)]
    [InlineData("2001:db8::1", 0x2001_0DB8_0000_0000, 0x0000_0000_0000_0001, false)]
    [InlineData("::", 0, 0, false)]
    [InlineData("::192.0.2.1", 0, 0x0000_0000_C000_0201, false)]
    public void TryParse_Address_IsOneNumberOf128Bits(string text, ulong upper, ulong lower, bool isIPv4)
    {
        Assert.True(IpAddress.TryParse(text, out var address));

        Assert.Equal(new UInt128(upper, lower), address);
        Assert.Equal(isIPv4, IpAddress.IsIPv4(address));
        Assert.Equal(address, IpAddress.From(IPAddress.Parse(text)));
    }

    [Theory]
    [InlineData("router")]
    [InlineData("192.0.2.256")]
    [InlineData("")]
    public void TryParse_NoAddress_IsFalse(string text) => Assert.False(IpAddress.TryParse(text, out _));

    [Fact]
    public void FromIPv4_ToIPv4_IsTheSameNumber()
    {
        Assert.Equal(new UInt128(0, 0x0000_FFFF_CB00_71FF), IpAddress.FromIPv4(0xCB00_71FF));
        Assert.Equal(0xCB00_71FFu, IpAddress.ToIPv4(IpAddress.FromIPv4(0xCB00_71FF)));
    }

    // RFC 5952 section 4: lower case, no leading zeros, the first longest run of zeros shortened, one group of zeros not.
    [Theory]
    [InlineData("::FFFF:203.0.113.255", "203.0.113.255")]
    [InlineData("2001:0DB8:0:0:1:0:0:1", "2001:db8::1:0:0:1")]
    [InlineData("2001:db8:0:1:1:1:1:1", "2001:db8:0:1:1:1:1:1")]
    [InlineData("2001:db8:0:0:0:0:0:A", "2001:db8::a")]
    [InlineData("0:0:0:0:0:0:0:0", "::")]
    public void Format_Address_IsItsCanonicalText(string text, string expected)
    {
        Assert.True(IpAddress.TryParse(text, out var address));

        Assert.Equal(expected, IpAddress.Format(address));
    }

    [Fact]
    public void ToIPAddress_MappedAddress_IsIPv4()
    {
        Assert.Equal(IPAddress.Parse("192.0.2.1"), IpAddress.ToIPAddress(IpAddress.FromIPv4(0xC000_0201)));
        Assert.Equal(IPAddress.Parse("2001:db8::1"), IpAddress.ToIPAddress(new UInt128(0x2001_0DB8_0000_0000, 1)));
    }
}
