using System.ComponentModel.DataAnnotations;
using FlowHost.Inputs.Udp;

namespace FlowHost.Plugins.Tests.Inputs.Udp;

public sealed class UdpOptionsTests
{
    [Theory]
    [InlineData("2055")]
    [InlineData("0.0.0.0:2055")]
    [InlineData("192.0.2.1:65535")]
    [InlineData("[::]:4739")]
    [InlineData("[2001:db8::1]:2055")]
    [InlineData("[fe80::1%2]:2055")]
    [InlineData("127.0.0.1:0")]
    public void Validate_ListenAddress_Accepts(string listen) => Assert.Empty(new UdpOptions { Listen = [listen] }.Validate());

    [Theory]
    [InlineData("")]
    [InlineData("0.0.0.0")]
    [InlineData("::1")]
    [InlineData("::1:2055")]
    [InlineData("[::1]")]
    [InlineData("[127.0.0.1]:2055")]
    [InlineData("[[::1]]:2055")]
    [InlineData("localhost:2055")]
    [InlineData("127.1:2055")]
    [InlineData("010.0.0.1:2055")]
    [InlineData("0.0.0.0:65536")]
    [InlineData("0.0.0.0:-1")]
    [InlineData(":2055")]
    public void Validate_NoListenAddress_SaysWhatToWrite(string listen)
    {
        var (member, message) = Assert.Single(new UdpOptions { Listen = [listen] }.Validate());

        Assert.Equal(nameof(UdpOptions.Listen), member);
        Assert.Equal(
            $"'{listen}' is not an address with a port. Write 192.0.2.1:2055, [2001:db8::1]:2055, or 2055 alone for every address.", message);
    }

    [Fact]
    public void Validate_SameAddressTwice_IsRefused() =>
        Assert.Equal(
            (nameof(UdpOptions.Listen), "'[::]:2055' is listed twice."),
            Assert.Single(new UdpOptions { Listen = ["2055", "[::]:2055", "127.0.0.1:0", "127.0.0.1:0"] }.Validate()));

    [Theory]
    [InlineData("192.0.2.7")]
    [InlineData("192.0.2.0/24")]
    [InlineData("0.0.0.0/0")]
    [InlineData("2001:db8::7")]
    [InlineData("2001:DB8:0::/32")]
    [InlineData("::/0")]
    public void Validate_Prefix_Accepts(string prefix) => Assert.Empty(new UdpOptions { Allow = [prefix] }.Validate());

    [Theory]
    [InlineData("192.0.2.7/24", "'192.0.2.7/24' has bits beyond its prefix length. Write 192.0.2.0/24.")]
    [InlineData("2001:db8::1/64", "'2001:db8::1/64' has bits beyond its prefix length. Write 2001:db8::/64.")]
    [InlineData("192.0.2.0/33", "'192.0.2.0/33' has no valid prefix length: it is 0 to 32.")]
    [InlineData("192.0.2.0/", "'192.0.2.0/' has no valid prefix length: it is 0 to 32.")]
    [InlineData("2001:db8::/129", "'2001:db8::/129' has no valid prefix length: it is 0 to 128.")]
    [InlineData("router-7", "'router-7' is neither an address nor a prefix. Write 192.0.2.7, 192.0.2.0/24, 2001:db8::7 or 2001:db8::/32.")]
    [InlineData("010.0.0.1", "'010.0.0.1' is neither an address nor a prefix. Write 192.0.2.7, 192.0.2.0/24, 2001:db8::7 or 2001:db8::/32.")]
    [InlineData("[::1]:80", "'[::1]:80' is neither an address nor a prefix. Write 192.0.2.7, 192.0.2.0/24, 2001:db8::7 or 2001:db8::/32.")]
    public void Validate_NoPrefix_SaysWhatToWrite(string prefix, string expected) =>
        Assert.Equal((nameof(UdpOptions.Allow), expected), Assert.Single(new UdpOptions { Allow = [prefix] }.Validate()));

    [Theory]
    [InlineData(nameof(UdpOptions.Listen))]
    [InlineData(nameof(UdpOptions.Allow))]
    public void Annotations_EmptyList_IsRefused(string member)
    {
        var options = new UdpOptions { Listen = member == nameof(UdpOptions.Listen) ? [] : ["2055"], Allow = member == nameof(UdpOptions.Allow) ? [] : null };
        var results = new List<ValidationResult>();

        Assert.False(Validator.TryValidateObject(options, new ValidationContext(options), results, validateAllProperties: true));

        Assert.Equal([member], Assert.Single(results).MemberNames);
    }
}
