using FlowHost.Sdk.Testing;
using FlowHost.Tests;

namespace FlowHost.Samples;

public class CiscoRouterSampleTests
{
    private static readonly string Committed = Path.Combine(AppContext.BaseDirectory, "samples", "cisco-router.pcap");

    [Fact]
    public void Create_Again_IsTheCommittedFile()
    {
        var same = File.ReadAllBytes(Committed).AsSpan().SequenceEqual(CiscoRouterSample.Create());

        Assert.True(same, "Write the file again: dotnet run --project tests/FlowHost.Samples -- pipelines/samples/cisco-router.pcap");
    }

    [RequiresToolFact("tshark")]
    public void Committed_ReadByTshark_HasEveryTemplateAndSequenceNumber() => Assert.Empty(Tshark.Complaints(Committed));
}
