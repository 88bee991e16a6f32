using FlowHost.Configuration;

namespace FlowHost.Tests.Configuration;

public sealed class SuggestionTests
{
    [Theory]
    [InlineData("bnid", "bind")]
    [InlineData("Bind", "bind")]
    [InlineData("max-rows", "maxRows")]
    [InlineData("maxRow", "maxRows")]
    [InlineData("zzz", null)]
    public void For_Misspelling_FindsTheNearest(string word, string? expected) =>
        Assert.Equal(expected, Suggestion.For(word, ["bind", "maxRows", "path"]));
}
