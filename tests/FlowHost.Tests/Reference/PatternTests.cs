using System.Text.RegularExpressions;
using FlowHost.Configuration.Binding;

namespace FlowHost.Tests.Reference;

/// <summary>The schema's patterns accept what the readers accept.</summary>
public sealed class PatternTests
{
    public static TheoryData<string> Texts =>
        [.. from number in (string[])["", "0", "7", "1.5", ".5", "1.", "1.5.2", "-1", "+1", "1e3", "1,5", " 1", "x"]
            from space in (string[])["", " ", "  "]
            from unit in (string[])["", "B", "kB", "KB", "kib", "MiB", "GIB", "TB", "PB", "KiBB", "ms", "s", "m", "h", "d", "M", "S", "ms s"]
            select number + space + unit];

    [Theory]
    [MemberData(nameof(Texts))]
    public void Pattern_AnyText_AgreesWithTheReader(string text)
    {
        Assert.Equal(ByteSizeText.TryParse(text, out _), Regex.IsMatch(text, ByteSizeText.Pattern));
        Assert.Equal(DurationText.TryParse(text, out _), Regex.IsMatch(text, DurationText.Pattern));
    }
}
