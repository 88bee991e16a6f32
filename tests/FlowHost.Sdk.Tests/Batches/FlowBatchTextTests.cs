using System.Text;

namespace FlowHost.Sdk.Tests.Batches;

public sealed class FlowBatchTextTests
{
    private readonly BatchBench _bench = new(Elements.OctetDeltaCount);

    [Fact]
    public void TextWriter_SharedAndCopiedText_ReadsBackAndLeavesTheRestNull()
    {
        var column = _bench.Builder.Add(Field.Text("site"));
        Assert.True(_bench.Builder.TryGet("site", out Column<Text> read));
        var batch = _bench.Rent(5);
        var writer = batch[column];

        writer[0] = new TextTable().Add("Tromsø");
        writer.Set(1, "Bodø"u8);
        writer[2] = default;
        writer.Set(3, ""u8);

        Assert.Equal(["Tromsø", "Bodø", null, "", null], Texts(batch, read));
    }

    [Fact]
    public void TextWriter_SameSharedTextTwice_HasTheSameKeyAndIsNotCopied()
    {
        var column = _bench.Builder.Add(Field.Text("site"));
        Assert.True(_bench.Builder.TryGet("site", out Column<Text> read));
        var oslo = new TextTable().Add("Oslo");
        var batch = _bench.Rent(3);
        var writer = batch[column];

        writer[0] = oslo;
        writer[1] = oslo;

        Assert.Equal(batch[read].Key(0), batch[read].Key(1));
        Assert.Equal(0UL, batch[read].Key(2));
        Assert.Equal(0, batch.ArenaUsed);
    }

    [Fact]
    public void TextWriter_MoreTablesThanABatchPointsTo_CopiesTheRest()
    {
        var column = _bench.Builder.Add(Field.Text("site"));
        Assert.True(_bench.Builder.TryGet("site", out Column<Text> read));
        var batch = _bench.Rent(300);
        var writer = batch[column];
        string[] texts = [.. Enumerable.Range(0, 300).Select(i => $"site {i}")];

        for (var row = 0; row < 250; row++)
        {
            writer[row] = new TextTable().Add(texts[row]);
        }
        Assert.Equal(0, batch.ArenaUsed);
        for (var row = 250; row < 300; row++)
        {
            writer[row] = new TextTable().Add(texts[row]);
        }

        Assert.True(batch.ArenaUsed > 0);
        Assert.Equal(texts, Texts(batch, read));
    }

    [Fact]
    public void TextWriter_IllFormedUtf8_BecomesReplacementCharacters()
    {
        var column = _bench.Builder.Add(Field.Text("site"));
        Assert.True(_bench.Builder.TryGet("site", out Column<Text> read));
        var batch = _bench.Rent(2);
        var writer = batch[column];

        writer.Set(0, [(byte)'a', 0xFF, (byte)'b']);
        writer[1] = new TextTable().Add([0xC3]);

        Assert.Equal(["a\uFFFDb", "\uFFFD"], Texts(batch, read));
    }

    [Theory]
    [InlineData("")]
    [InlineData("00")]
    [InlineData("0102")]
    [InlineData("FF0000FF")]
    [InlineData("010203040506")]
    [InlineData("01020304050607")]
    [InlineData("000102030405060708090A0B0C0D0E0F")]
    public void OctetsWriter_AnyLength_ReadsBack(string hex)
    {
        var column = _bench.Builder.Add(Field.New<Octets>("octets"));
        Assert.True(_bench.Builder.TryGet("octets", out Column<Octets> read));
        var batch = _bench.Rent(3);

        batch[column].Set(1, Convert.FromHexString(hex));

        Assert.Equal(hex, Convert.ToHexString(batch[read][1]));
        Assert.Equal((true, false, true), (batch[read].IsNull(0), batch[read].IsNull(1), batch[read].IsNull(2)));
        Assert.Equal(hex, Convert.ToHexString(batch.Reader(1).Bytes(1)));
    }

    [Fact]
    public void TextWriter_MuchText_KeepsWhatWasWrittenBefore()
    {
        var column = _bench.Builder.Add(Field.Text("site"));
        Assert.True(_bench.Builder.TryGet("site", out Column<Text> read));
        var batch = _bench.Rent(100);
        var writer = batch[column];
        string[] texts = [.. Enumerable.Range(0, 100).Select(i => new string((char)('A' + (i % 26)), 1000 + i))];

        for (var row = 0; row < 100; row++)
        {
            writer.Set(row, Encoding.ASCII.GetBytes(texts[row]));
        }

        Assert.Equal(texts, Texts(batch, read));
    }

    [Fact]
    public void TextWriter_TextLongerThanACellCanSay_EndsBehindAWholeCharacter()
    {
        var column = _bench.Builder.Add(Field.Text("site"));
        Assert.True(_bench.Builder.TryGet("site", out Column<Text> read));
        var batch = _bench.Rent(1);

        batch[column].Set(0, [.. Enumerable.Repeat((byte)'a', 8_388_605), .. "\U0001F600"u8]);

        Assert.Equal(8_388_605, batch[read][0].Length);
        Assert.Equal(8_388_605, batch.ArenaUsed);
    }

    private static List<string?> Texts(FlowBatch batch, Column<Text> column)
    {
        var texts = new List<string?>();
        for (var row = 0; row < batch.Count; row++)
        {
            texts.Add(batch[column].IsNull(row) ? null : Encoding.UTF8.GetString(batch[column][row]));
        }
        return texts;
    }
}
