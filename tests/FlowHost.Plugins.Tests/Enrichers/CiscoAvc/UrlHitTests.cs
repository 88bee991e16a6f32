using System.Text;
using System.Text.Json;
using FlowHost.Enrichers.CiscoAvc;
using FlowHost.Sdk;
using FlowHost.Sdk.Testing;
using static FlowHost.Plugins.Tests.Enrichers.CiscoAvc.AvcRecord;

namespace FlowHost.Plugins.Tests.Enrichers.CiscoAvc;

public sealed class UrlHitTests
{
    [Theory]
    [InlineData("/\0\0\u0001", """[{"Name":"/","Number":1}]""")]
    [InlineData("/a\0\u0001\u0002/b\0\0\u0003", """[{"Name":"/a","Number":258},{"Name":"/b","Number":3}]""")]
    [InlineData("/a\0\u0001\u0002\0/b\0\0\u0003\0", """[{"Name":"/a","Number":258},{"Name":"/b","Number":3}]""")]
    [InlineData("/a\0\u0001\0/b\0\0\u0003", """[{"Name":"/a","Number":256},{"Name":"/b","Number":3}]""")]
    [InlineData("/a\0\0\0\0/b\0\0\u0003", """[{"Name":"/a","Number":0},{"Name":"/b","Number":3}]""")]
    [InlineData("\0\0\u0004", """[{"Name":"","Number":4}]""")]
    [InlineData("/a\0\0\u0001/cut\0\0", """[{"Name":"/a","Number":1}]""")]
    [InlineData("/a\0\0\u0001/cut\0", """[{"Name":"/a","Number":1}]""")]
    [InlineData("/a\0\0\u0001/cut", """[{"Name":"/a","Number":1}]""")]
    [InlineData("/a\0\0\u0001\0\0\0\0\0\0\0\0", """[{"Name":"/a","Number":1}]""")]
    [InlineData("/cut", "[]")]
    public async Task Enrich_Statistics_AreNamesAndNumbers(string octets, string expected) =>
        Assert.Equal(expected, await JsonAsync(Encoding.Latin1.GetBytes(octets)));

    [Fact]
    public async Task Enrich_InvalidUtf8_IsReplaced() =>
        Assert.Equal("[{\"Name\":\"/\uFFFD\",\"Number\":9}]", await JsonAsync([(byte)'/', 0xFF, 0, 0, 9]));

    [Fact]
    public async Task Enrich_NoOctets_HasNoList() => Assert.Null(await JsonAsync([]));

    [Fact]
    public void Enrich_RepeatedElement_IsOneList()
    {
        var statistics = CiscoElements.AppHttpUriStatistics;
        var records = TestBatch.With(statistics, statistics).Row("/a\0\0\u0001"u8.ToArray(), "/b\0\0\u0002"u8.ToArray()).Row(null, "/c\0\0\u0003"u8.ToArray())
            .Enrich(new CiscoAvcEnricher(new CiscoAvcOptions()));

        Assert.Equal([["/a", 1UL], ["/b", 2UL]], List(records[0]));
        Assert.Equal([["/c", 3UL]], List(records[1]));
    }

    private static IEnumerable<object[]> List(TestRecord record) => Assert.IsType<object[]>(record["app_http_uri_statistics"]).Cast<object[]>();

    private static async Task<string?> JsonAsync(byte[] octets)
    {
        var exporter = new JsonLine();
        await Batch((9, 9357, octets)).Through(new CiscoAvcEnricher(new CiscoAvcOptions())).ExportAsync(exporter, TestContext.Current.CancellationToken);
        using var record = JsonDocument.Parse(exporter.Line);
        Assert.Equal("urlstats", record.RootElement.GetProperty("Type").GetString());
        return record.RootElement.TryGetProperty("app_http_uri_statistics", out var list) ? list.GetRawText() : null;
    }

    private sealed class JsonLine : IExporter
    {
        public string Line { get; private set; } = "";

        public ValueTask OpenAsync(CancellationToken stop) => ValueTask.CompletedTask;

        public ExportBatch? Bind(FlowSchema schema)
        {
            var encoder = new JsonRowEncoder(schema);
            return batch =>
            {
                var buffer = new Utf8Buffer();
                encoder.Write(batch, buffer);
                Line = Encoding.UTF8.GetString(buffer.Written);
            };
        }

        public ValueTask<ExportResult> FlushAsync(CancellationToken stop) => ValueTask.FromResult(new ExportResult(1));

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
