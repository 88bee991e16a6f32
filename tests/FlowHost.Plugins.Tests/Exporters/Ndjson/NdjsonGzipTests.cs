using FlowHost.Exporters.Ndjson;
using static FlowHost.Plugins.Tests.Exporters.Ndjson.NdjsonFolder;

namespace FlowHost.Plugins.Tests.Exporters.Ndjson;

public sealed class NdjsonGzipTests : IDisposable
{
    private readonly NdjsonFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Export_Gzip_IsWholeAfterEveryBatch()
    {
        var exporter = await _folder.OpenAsync(new NdjsonOptions { Path = "f.ndjson", Compression = NdjsonCompression.Gzip });

        for (var value = 1; value <= 3; value++)
        {
            await ExportAsync(exporter, Time, value);
            Assert.Equal(Enumerable.Range(1, value), _folder.Octets("f.ndjson.gz"));
        }

        Assert.Equal(_folder["f.ndjson.gz"], exporter.Destination);
    }

    [Fact]
    public async Task Export_GzipOfManyRecords_IsMuchSmaller()
    {
        var exporter = await _folder.OpenAsync(new NdjsonOptions { Path = "f.ndjson.gz", Compression = NdjsonCompression.Gzip });

        await ExportAsync(exporter, Time, [.. Enumerable.Range(0, 1000)]);

        Assert.Equal(Enumerable.Range(0, 1000), _folder.Octets("f.ndjson.gz"));
        Assert.InRange(new FileInfo(_folder["f.ndjson.gz"]).Length, 1, 20_000);   // 139 kB as text
    }

    [Fact]
    public async Task Open_GzipOfAnEarlierRun_IsMovedAside()
    {
        var options = new NdjsonOptions { Path = "f.ndjson.gz", Compression = NdjsonCompression.Gzip };
        await ExportAsync(await _folder.OpenAsync(options), Time, 1);
        _folder.CloseAll();

        await ExportAsync(await _folder.OpenAsync(options), Time, 2);

        Assert.Equal([1], _folder.Octets(Assert.Single(_folder.Names, name => name != "f.ndjson.gz")));
        Assert.Equal([2], _folder.Octets("f.ndjson.gz"));
    }

    [Fact]
    public async Task Export_GzipBeyondTheSize_RotatesByWhatIsOnTheDisk()
    {
        var exporter = await _folder.OpenAsync(new NdjsonOptions { Path = "f.ndjson.gz", Compression = NdjsonCompression.Gzip, Rotate = new() { Size = 4096 } });

        for (var value = 0; value < 60; value++)
        {
            await ExportAsync(exporter, Time, value);
        }

        Assert.Contains("f-20260115T100000Z.ndjson.gz", _folder.Names);
        Assert.All(_folder.Names, name => Assert.InRange(new FileInfo(_folder[name]).Length, 1, 4096));
        Assert.Equal(Enumerable.Range(0, 60), _folder.Names.SelectMany(_folder.Octets).Order());
    }
}
