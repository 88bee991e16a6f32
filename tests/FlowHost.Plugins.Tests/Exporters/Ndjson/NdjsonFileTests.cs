using FlowHost.Exporters.Ndjson;
using FlowHost.Sdk;
using static FlowHost.Plugins.Tests.Exporters.Ndjson.NdjsonFolder;

namespace FlowHost.Plugins.Tests.Exporters.Ndjson;

public sealed class NdjsonFileTests : IDisposable
{
    private readonly NdjsonFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Export_NewPath_MakesFoldersAndWritesOneLineARecord()
    {
        var exporter = await _folder.OpenAsync(new NdjsonOptions { Path = "a/b/flows.ndjson" });

        var result = await ExportAsync(exporter, Time, 1500, 40);

        Assert.Equal(2, result.Accepted);
        Assert.Null(result.Rejected);
        Assert.Equal(_folder["a/b/flows.ndjson"], exporter.Destination);
        Assert.Equal(
            """{"AgentID":"192.0.2.1","Version":10,"DomainID":0,"SetID":256,"CreateAt":"2026-01-15T10:00:00Z","Type":"flow","octetDeltaCount":1500}""",
            _folder.Lines("a/b/flows.ndjson")[0]);
        Assert.Equal([1500, 40], _folder.Octets("a/b/flows.ndjson"));
    }

    [Fact]
    public async Task FlushAsync_Twice_CountsEachRecordOnce()
    {
        var exporter = await _folder.OpenAsync(new NdjsonOptions { Path = "f" });
        await ExportAsync(exporter, Time, 1, 2, 3);

        Assert.Equal(0, (await exporter.FlushAsync(TestContext.Current.CancellationToken)).Accepted);
    }

    [Fact]
    public async Task Export_SecondRun_Appends()
    {
        await ExportAsync(await _folder.OpenAsync(new NdjsonOptions { Path = "f.ndjson" }), Time, 1);
        _folder.CloseAll();

        await ExportAsync(await _folder.OpenAsync(new NdjsonOptions { Path = "f.ndjson" }), Time, 2);

        Assert.Equal([1, 2], _folder.Octets("f.ndjson"));
        Assert.Empty(_folder.Log.Messages);
    }

    [Fact]
    public async Task Export_FileDeletedMeanwhile_IsMadeAnew()
    {
        var exporter = await _folder.OpenAsync(new NdjsonOptions { Path = "d/f.ndjson" });
        await ExportAsync(exporter, Time, 1);

        Directory.Delete(_folder["d"], recursive: true);
        await ExportAsync(exporter, Time, 2);

        Assert.Equal([2], _folder.Octets("d/f.ndjson"));
    }

    [Fact]
    public async Task Export_FileMovedAndAnotherPutInItsPlace_GoesOnInThatOne()
    {
        var exporter = await _folder.OpenAsync(new NdjsonOptions { Path = "f.ndjson" });
        await ExportAsync(exporter, Time, 1);

        File.Move(_folder["f.ndjson"], _folder["f.ndjson.1"]);
        await File.WriteAllTextAsync(_folder["f.ndjson"], "", TestContext.Current.CancellationToken);
        await ExportAsync(exporter, Time, 2);
        await ExportAsync(exporter, Time, 3);

        Assert.Equal([1], _folder.Octets("f.ndjson.1"));
        Assert.Equal([2, 3], _folder.Octets("f.ndjson"));
    }

    [Fact]
    public async Task Export_FileEmptiedMeanwhile_GoesOnAtItsNewEnd()
    {
        var exporter = await _folder.OpenAsync(new NdjsonOptions { Path = "f.ndjson" });
        await ExportAsync(exporter, Time, 1);

        await using (var other = new FileStream(_folder["f.ndjson"], FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
        {
            other.SetLength(0);
        }
        await ExportAsync(exporter, Time, 2);

        Assert.Equal([2], _folder.Octets("f.ndjson"));
    }

    [Fact]
    public async Task Open_PathInUse_TakesTheNextNameAndWarns()
    {
        var first = await _folder.OpenAsync(new NdjsonOptions { Path = "f.ndjson" });
        var second = await _folder.OpenAsync(new NdjsonOptions { Path = "f.ndjson" });

        await ExportAsync(first, Time, 1);
        await ExportAsync(second, Time, 2);

        Assert.Equal([1], _folder.Octets("f.ndjson"));
        Assert.Equal([2], _folder.Octets("f.2.ndjson"));
        Assert.Equal(_folder["f.2.ndjson"], second.Destination);
        Assert.Equal(
            $"Warning: {_folder["f.ndjson"]} is being written by another flowhost or pipeline entry: this one writes to {_folder["f.2.ndjson"]}. Give each a path of its own.",
            Assert.Single(_folder.Log.Messages));
    }

    [Fact]
    public async Task Open_PathThatIsAFolder_SaysWhatToDo()
    {
        Directory.CreateDirectory(_folder["f.ndjson"]);

        var exception = await Assert.ThrowsAsync<PluginException>(() => _folder.OpenAsync(new NdjsonOptions { Path = "f.ndjson" }));

        Assert.StartsWith($"{_folder["f.ndjson"]} cannot be opened for writing: ", exception.Message, StringComparison.Ordinal);
        Assert.EndsWith(" Give 'path' a file that may be written.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_FullDisk_CostsThatBatchAndSaysSo()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "/dev/full is Linux's.");
        var exporter = await _folder.OpenAsync(new NdjsonOptions { Path = "/dev/full" });

        var exception = await Assert.ThrowsAsync<PluginException>(() => ExportAsync(exporter, Time, 1));

        Assert.Equal("/dev/full could not be written: No space left on device : '/dev/full'. These records are lost; free space on its disk, or give 'path' another.", exception.Message);
        Assert.Equal(0, (await exporter.FlushAsync(TestContext.Current.CancellationToken)).Accepted);
    }

    [Fact]
    public async Task Export_TwoWorkersOfOneEntry_ShareTheFileLineByLine()
    {
        const int batches = 200;
        var target = _folder.Target(new NdjsonOptions { Path = "f.ndjson" });
        NdjsonExporter[] workers = [new(target), new(target)];
        foreach (var worker in workers)
        {
            await worker.OpenAsync(TestContext.Current.CancellationToken);
        }

        await Task.WhenAll(workers.Select((worker, index) => Task.Run(async () =>
        {
            for (var batch = 0; batch < batches; batch++)
            {
                await ExportAsync(worker, Time, index, index, index);
            }
        })));

        Assert.Equal([batches * 3, batches * 3], _folder.Octets("f.ndjson").CountBy(value => value).OrderBy(count => count.Key).Select(count => count.Value));
    }
}
