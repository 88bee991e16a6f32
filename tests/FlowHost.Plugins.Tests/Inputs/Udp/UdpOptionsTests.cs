using System.ComponentModel.DataAnnotations;
using FlowHost.Inputs.Udp;
using FlowHost.Sdk;

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
    public void Parse_ListenAddress_IsWrittenAsItWasRead(string listen) => Assert.Equal(listen, ListenAddress.Parse(listen).ToString());

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
    public void Parse_NoListenAddress_SaysWhatToWrite(string listen) => Assert.Equal(
        "write 192.0.2.1:2055, [2001:db8::1]:2055, or 2055 alone for every address",
        Assert.Throws<FormatException>(() => ListenAddress.Parse(listen)).Message);

    [Fact]
    public void Validate_SameAddressTwice_IsRefused() =>
        Assert.Equal(
            (nameof(UdpOptions.Listen), "'[::]:2055' is listed twice."),
            Assert.Single(new UdpOptions { Listen = ["2055", "[::]:2055", "127.0.0.1:0", "127.0.0.1:0"] }.Validate()));

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
