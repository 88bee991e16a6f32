using FlowHost.Sdk.Testing;
using FlowHost.Tests;

namespace FlowHost.Benchmarks;

public class BenchmarkTrafficTests
{
    [Fact]
    public void NetFlow9_EightDatagrams_AreOneTemplateAndTwoFullOnesOfEachAgent() =>
        Assert.Equal([.. Enumerable.Repeat(108, 4), .. Enumerable.Repeat(1416, 8)], BenchmarkTraffic.NetFlow9(8).Select(d => d.Length));

    [Fact]
    public void Ipfix_EightDatagrams_AreOneTemplateAndTwoFullOnesOfEachAgent() =>
        Assert.Equal([.. Enumerable.Repeat(104, 4), .. Enumerable.Repeat(1406, 8)], BenchmarkTraffic.Ipfix(8).Select(d => d.Length));

    [RequiresToolFact("tshark")]
    public void Both_ReadByTshark_AreInOrder()
    {
        Assert.Empty(Tshark.Complaints(BenchmarkTraffic.NetFlow9(8)));
        Assert.Empty(Tshark.Complaints(BenchmarkTraffic.Ipfix(8)));
    }

    [RequiresToolFact("tshark")]
    public void Complaints_DataWithoutTemplate_AreReported() =>
        Assert.NotEmpty(Tshark.Complaints(BenchmarkTraffic.NetFlow9(1)[^1]));
}
