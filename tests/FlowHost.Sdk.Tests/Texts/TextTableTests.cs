namespace FlowHost.Sdk.Tests.Texts;

public sealed class TextTableTests
{
    private readonly TextTable _table = new();

    [Fact]
    public void Add_ManyTexts_KeepsEachAndCountsTheirOctets()
    {
        string[] texts = [.. Enumerable.Range(0, 10_000).Select(i => $"Tromsø {i}")];

        SharedText[] shared = [.. texts.Select(_table.Add)];

        Assert.Equal(texts, shared.Select(text => text.ToString()));
        // "Tromsø " is 8 octets; the numbers below 10000 have 10 + 180 + 2700 + 36000 digits.
        Assert.Equal(80_000 + 38_890, _table.Octets);
    }

    [Fact]
    public void Add_TextLongerThanAChunk_KeepsAllOfIt()
    {
        var before = _table.Add("before");
        var text = new string('x', 200_000);

        Assert.Equal(text, _table.Add(text).ToString());
        Assert.Equal("before", before.ToString());
    }

    [Fact]
    public void Add_EmptyText_IsNotNull()
    {
        Assert.False(_table.Add("").IsNull);
        Assert.True(default(SharedText).IsNull);
        Assert.Equal("", default(SharedText).ToString());
    }

    [Fact]
    public void Add_IllFormedUtf8_BecomesReplacementCharacters() => Assert.Equal("a\uFFFD", _table.Add([(byte)'a', 0xFE]).ToString());
}
