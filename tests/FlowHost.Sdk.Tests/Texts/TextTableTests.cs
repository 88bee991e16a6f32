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

    [Fact]
    public void Add_TextLongerThanACellCanSay_EndsBehindAWholeCharacter()
    {
        // A cell has 23 bits for the length: 8,388,607 octets, the last of which would be half of the ø.
        byte[] text = [.. Enumerable.Repeat((byte)'a', 8_388_606), .. "ø"u8];
        byte[] illFormed = [0xFF, .. text[3..]];

        Assert.Equal(new string('a', 8_388_606), _table.Add(text).ToString());
        Assert.Equal("\uFFFD" + new string('a', 8_388_603), _table.Add(illFormed).ToString());
    }

    [Fact]
    public void Add_IllFormedSequences_BecomeOneReplacementCharacterEach()
    {
        // The Unicode Standard, table 3-8: a truncated sequence is one, an octet that begins none is one.
        byte[] text = [0x61, 0xF1, 0x80, 0x80, 0xE1, 0x80, 0xC2, 0x62, 0x80, 0x63, 0x80, 0xBF, 0x64, 0xE2, 0x82];

        Assert.Equal("a\uFFFD\uFFFD\uFFFDb\uFFFDc\uFFFD\uFFFDd\uFFFD", _table.Add(text).ToString());
    }
}
