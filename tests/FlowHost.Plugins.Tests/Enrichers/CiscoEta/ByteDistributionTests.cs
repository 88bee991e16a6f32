using System.Buffers.Binary;
using FlowHost.Sdk;
using FlowHost.Sdk.Testing;

namespace FlowHost.Plugins.Tests.Enrichers.CiscoEta;

public class ByteDistributionTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public void Enrich_AllOctetsAlike_HaveEightBits(int width)
    {
        var record = Run(Counters(width, _ => 200));

        Assert.Equal(8.0, Entropy(record), 9);
        Assert.Equal(Enumerable.Repeat<object>(200UL, 256), Assert.IsType<object[]>(record["eta_bd_counts"]));
    }

    [Fact]
    public void Enrich_OneOctetAlone_HasNone() => Assert.Equal(0.0, Entropy(Run(Counters(4, index => index == 65 ? uint.MaxValue : 0))), 9);

    [Fact]
    public void Enrich_TwoAlike_HaveOneBit() => Assert.Equal(1.0, Entropy(Run(Counters(2, index => index is 1 or 255 ? 40_000u : 0))), 9);

    [Fact]
    public void Enrich_ThreeToOne_HasTheEntropyOfThat() =>
        // −(3/4) log₂(3/4) − (1/4) log₂(1/4) = 0.311278 + 0.5
        Assert.Equal(0.811278, Entropy(Run(Counters(1, index => index switch { 7 => 3u, 9 => 1u, _ => 0 }))), 6);

    [Fact]
    public void Enrich_NothingCounted_HasNoEntropy()
    {
        var record = Run(new byte[512]);

        Assert.Null(record["eta_bd_entropy"]);
        Assert.Equal(256, Assert.IsType<object[]>(record["eta_bd_counts"]).Length);
    }

    [Theory]
    [InlineData(255)]
    [InlineData(768)]
    [InlineData(2048)]
    public void Enrich_AnotherLength_IsLeftOutAndCounted(int octets)
    {
        using var test = new EtaTest();

        var record = TestBatch.With(CiscoElements.EtaBd).Row(new byte[octets]).Enrich(test.Enricher)[0];

        Assert.Equal(["ETA_BD"], record.Values.Keys);
        Assert.Equal(["wrong_length ETA_BD"], test.Rejections);
    }

    private static double Entropy(TestRecord record) => Assert.IsType<double>(record["eta_bd_entropy"]);

    private static TestRecord Run(byte[] octets) => TestBatch.With(CiscoElements.EtaBd).Row(octets).Enrich(new EtaTest().Enricher)[0];

    private static byte[] Counters(int width, Func<int, uint> count)
    {
        var octets = new byte[256 * width];
        Span<byte> wide = stackalloc byte[4];
        for (var index = 0; index < 256; index++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(wide, count(index));
            wide[(4 - width)..].CopyTo(octets.AsSpan(index * width));
        }
        return octets;
    }
}
