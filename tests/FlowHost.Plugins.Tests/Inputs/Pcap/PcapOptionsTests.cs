using System.ComponentModel.DataAnnotations;
using FlowHost.Inputs.Pcap;

namespace FlowHost.Plugins.Tests.Inputs.Pcap;

public class PcapOptionsTests
{
    [Fact]
    public void Defaults_WithPath_AreValid()
    {
        var options = new PcapOptions { Path = "a.pcap" };

        Assert.Empty(Faults(options));
        Assert.Empty(options.Validate());
    }

    [Fact]
    public void Path_Absent_IsRefused() => Assert.Equal(["Path"], Faults(new PcapOptions()));

    [Theory]
    [InlineData(0.0, 1, "Speed")]
    [InlineData(-1.0, 1, "Speed")]
    [InlineData(double.NaN, 1, "Speed")]
    [InlineData(1.0, -1, "Loops")]
    public void Numbers_OutOfRange_AreRefused(double speed, int loops, string member) =>
        Assert.Equal([member], Faults(new PcapOptions { Path = "a.pcap", Speed = speed, Loops = loops }));

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void Loops_OfStandardInput_AreRefused(int loops) =>
        Assert.Equal(
            [("Loops", "Standard input can be played once: leave loops out, or name a file.")],
            new PcapOptions { Path = "-", Loops = loops }.Validate());

    private static IEnumerable<string> Faults(PcapOptions options)
    {
        var results = new List<ValidationResult>();
        Validator.TryValidateObject(options, new ValidationContext(options), results, validateAllProperties: true);
        return results.SelectMany(r => r.MemberNames);
    }
}
