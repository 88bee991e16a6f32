using FlowHost.Reference;

namespace FlowHost.Tests.Reference;

public sealed class OptionsReferenceTests
{
    private static readonly Dictionary<string, OptionReference> Options =
        OptionsReference.Flatten(OptionsReference.Of(typeof(StoreOptions))).ToDictionary(option => option.Path, StringComparer.Ordinal);

    [Fact]
    public void Of_Class_HasItsKeysInOrderWithThoseBelow() => Assert.Equal(
        [
            "level", "path", "mode", "readers", "buffer", "every", "ratio", "url", "port", "apiKey", "headers", "pin", "token",
            "tables", "tables.NAME.name", "tables.NAME.sizes", "tables.NAME.inner",
            "parts", "parts[].name", "parts[].sizes", "parts[].inner",
            "main", "main.name", "main.sizes", "main.inner", "sites",
        ],
        Options.Keys);

    [Theory]
    [InlineData("level", "integer, from 1 to 9")]
    [InlineData("path", "text")]
    [InlineData("mode", "as-is or sorted")]
    [InlineData("readers", "list of networks, not empty")]
    [InlineData("buffer", "size, from 4KiB to 1GiB")]
    [InlineData("every", "duration, from 1s to 1d")]
    [InlineData("ratio", "number")]
    [InlineData("url", "URL")]
    [InlineData("port", "integer, from 0 to 65535")]
    [InlineData("headers", "mapping of names to texts")]
    [InlineData("tables", "mapping of names to mappings")]
    [InlineData("parts", "list of mappings")]
    [InlineData("parts[].sizes", "list of sizes")]
    [InlineData("main", "mapping")]
    public void Of_Member_HasItsTypeAndRulesInWords(string path, string expected) => Assert.Equal(expected, OptionWords.Type(Options[path]));

    [Theory]
    [InlineData("level", "`3`")]
    [InlineData("path", "required")]
    [InlineData("mode", "`as-is`: nothing is sorted")]
    [InlineData("readers", "everybody")]
    [InlineData("buffer", "`4MiB`")]
    [InlineData("every", "`90m`")]
    [InlineData("ratio", "`0.5`")]
    [InlineData("url", "none")]
    [InlineData("parts", "none")]
    [InlineData("main", "")]
    [InlineData("main.name", "`t`")]
    public void Of_Member_HasTheDefaultOfANewObject(string path, string expected) => Assert.Equal(expected, OptionWords.Default(Options[path]));

    [Fact]
    public void Of_Summary_SpeaksOfKeysAndValuesAsUsersWriteThem()
    {
        Assert.Equal("Where to store: `a|b`, or `*`. See `mode`, `as-is` and `null`.", OptionWords.Meaning(Options["path"]));
        Assert.Equal("How to store it. `as-is`: As it comes, up to `level`. `sorted`: Sorted.", OptionWords.Meaning(Options["mode"]));
        Assert.Equal("Comes first.", OptionWords.Meaning(Options["level"]));
        Assert.Equal("data/store", Options["path"].Example);
        Assert.Equal("", OptionWords.Meaning(Options["ratio"]));
    }
}
