using FlowHost.Exporters.Discard;
using FlowHost.Sdk;
using FlowHost.Sdk.Testing;

namespace FlowHost.Plugins.Tests.Exporters.Discard;

public class DiscardExporterTests
{
    [Fact]
    public async Task Export_AnyBatch_CountsItsRecordsOnce()
    {
        await using var exporter = new DiscardExporter();
        await exporter.OpenAsync(TestContext.Current.CancellationToken);

        var result = await TestBatch.With(Elements.OctetDeltaCount).Row(1).Row(2).Row(3).ExportAsync(exporter, TestContext.Current.CancellationToken);

        Assert.Equal(new ExportResult(3), result);
        Assert.Equal(new ExportResult(0), await exporter.FlushAsync(TestContext.Current.CancellationToken));
        Assert.True(exporter.NeverWaits);
    }
}
