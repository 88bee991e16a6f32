using FlowHost.Sdk.Tests.Json;

namespace FlowHost.Sdk;

public class LongValueTests
{
    // 23 bits of length.
    private const int Longest = 8_388_607;

    [Fact]
    public void StoreOctets_LongestThatFits_ReadsBack()
    {
        var batch = Batch();
        batch.SetCell(0, 0, batch.StoreOctets(new byte[Longest]));

        Assert.Equal(Longest, batch.Reader(0).Bytes(0).Length);
    }

    [Fact]
    public void StoreOctets_LongerThanACellCanSay_Throws()
    {
        var exception = Assert.Throws<ArgumentOutOfRangeException>(() => Batch().StoreOctets(new byte[Longest + 1]));

        Assert.Contains("at most 8388607 octets", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void SetList_LongerThanACellCanSay_Throws() => Assert.Throws<ArgumentOutOfRangeException>(() =>
    {
        var batch = Batch();
        var lists = new ListColumnWriter(batch, new ulong[1]);
        lists.Start(ListSemantic.AllOf).Value(Elements.ApplicationDescription, new byte[Longest]);
        lists.Set(0);
    });

    private static FlowBatch Batch() => new BatchPool(new BatchBuilder().Element("a", ElementType.OctetArray).Schema(), 1).Rent();
}
