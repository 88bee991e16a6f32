namespace FlowHost.Sdk.Tests.Agents;

public sealed class AddressRangeTests
{
    [Theory]
    [InlineData("192.0.2.7", "192.0.2.7", "192.0.2.7")]
    [InlineData("192.0.2.0/24", "192.0.2.0", "192.0.2.255")]
    [InlineData("0.0.0.0/0", "0.0.0.0", "255.255.255.255")]
    [InlineData("2001:db8::7", "2001:db8::7", "2001:db8::7")]
    [InlineData("2001:db8::/32", "2001:db8::", "2001:db8:ffff:ffff:ffff:ffff:ffff:ffff")]
    [InlineData("::/0", "::", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff")]
    public void Parse_AddressOrNetwork_HasFirstAndLast(string text, string first, string last)
    {
        var range = AddressRange.Parse(text);

        Assert.Equal((first, last), (IpAddress.Format(range.First), IpAddress.Format(range.Last)));
        Assert.Equal(text, range.ToString());
    }

    [Theory]
    [InlineData("192.0.2.7/24", "it has bits beyond its prefix length: write 192.0.2.0/24")]
    [InlineData("2001:db8::1/64", "it has bits beyond its prefix length: write 2001:db8::/64")]
    [InlineData("192.0.2.0/33", "the prefix length is 0 to 32")]
    [InlineData("192.0.2.0/", "the prefix length is 0 to 32")]
    [InlineData("2001:db8::/129", "the prefix length is 0 to 128")]
    [InlineData("router-7", "write 192.0.2.7, 192.0.2.0/24, 2001:db8::7 or 2001:db8::/32")]
    [InlineData("010.0.0.1", "write 192.0.2.7, 192.0.2.0/24, 2001:db8::7 or 2001:db8::/32")]
    [InlineData("127.1", "write 192.0.2.7, 192.0.2.0/24, 2001:db8::7 or 2001:db8::/32")]
    [InlineData("[::1]:80", "write 192.0.2.7, 192.0.2.0/24, 2001:db8::7 or 2001:db8::/32")]
    public void Parse_NoNetwork_SaysWhatToWrite(string text, string expected) =>
        Assert.Equal(expected, Assert.Throws<FormatException>(() => AddressRange.Parse(text)).Message);

    [Theory]
    [InlineData("192.0.2.0/24", "192.0.2.255", true)]
    [InlineData("192.0.2.0/24", "192.0.3.0", false)]
    [InlineData("0.0.0.0/0", "::1", false)]
    [InlineData("::/0", "2001:db8::1", true)]
    [InlineData("::/0", "192.0.2.1", false)]
    [InlineData("::ffff:192.0.2.0/120", "192.0.2.1", true)]
    public void Contains_Address_DoesNotMixFamilies(string range, string address, bool expected) =>
        Assert.Equal(expected, IpAddress.TryParse(address, out var parsed) && AddressRange.Parse(range).Contains(parsed));
}
