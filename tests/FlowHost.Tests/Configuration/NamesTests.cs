using FlowHost.Configuration;

namespace FlowHost.Tests.Configuration;

public sealed class NamesTests
{
    [Theory]
    [InlineData("netflow9")]
    [InlineData("option-tables")]
    [InlineData("3com")]
    [InlineData("none")]
    public void Fault_NameThatIsTextToYaml_IsNone(string name) => Assert.Null(Names.Fault(name));

    [Theory]
    [InlineData("null")]
    [InlineData("Yes")]
    [InlineData("off")]
    [InlineData("n")]
    [InlineData("10")]
    [InlineData("1e5")]
    [InlineData("-3")]
    [InlineData("0x1F")]
    [InlineData("0o17")]
    public void Fault_WordOfYaml_IsRefused(string name) => Assert.Equal("YAML reads it as null, a boolean or a number", Names.Fault(name));

    [Theory]
    [InlineData("a_b")]
    [InlineData("~")]
    [InlineData("Zürich")]
    [InlineData("../up")]
    public void Fault_OtherCharacters_AreRefused(string name) => Assert.Equal("only letters, digits and hyphens are allowed", Names.Fault(name));

    [Theory]
    [InlineData("branch office", "branch-office")]
    [InlineData("10", "pipeline-10")]
    [InlineData("~", "pipeline")]
    public void From_AnyFileName_IsAName(string text, string expected) => Assert.Equal(expected, Names.From(text));
}
