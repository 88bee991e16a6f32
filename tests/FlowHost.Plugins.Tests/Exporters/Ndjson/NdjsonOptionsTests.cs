using System.ComponentModel.DataAnnotations;
using FlowHost.Exporters.Ndjson;

namespace FlowHost.Plugins.Tests.Exporters.Ndjson;

public class NdjsonOptionsTests
{
    [Fact]
    public void Validate_RotatingStandardOutput_IsRefused() =>
        Assert.Equal(
            ("Rotate", "Standard output cannot rotate: leave rotate out, or name a file."),
            Assert.Single(new NdjsonOptions { Path = "-", Rotate = new() { Size = 65536 } }.Validate()));

    [Fact]
    public void Validate_RotationWithoutASizeOrTime_IsRefused() =>
        Assert.Equal(("Size", "Say when to rotate: size, every, or both."), Assert.Single(new NdjsonRotation().Validate()));

    [Fact]
    public void Validate_AFileThatRotates_IsAccepted()
    {
        var options = new NdjsonOptions { Path = "f", Rotate = new() { Size = 65536, Every = TimeSpan.FromHours(1) } };

        Assert.Empty(options.Validate());
        Assert.Empty(options.Rotate.Validate());
        Assert.True(IsValid(options));
        Assert.True(IsValid(options.Rotate));
    }

    [Fact]
    public void Annotations_LimitsExceeded_AreRefused()
    {
        Assert.False(IsValid(new NdjsonOptions()));
        Assert.False(IsValid(new NdjsonRotation { Size = 4095 }));
        Assert.False(IsValid(new NdjsonRotation { Every = TimeSpan.FromMilliseconds(999) }));
    }

    private static bool IsValid(object options) => Validator.TryValidateObject(options, new ValidationContext(options), null, validateAllProperties: true);
}
