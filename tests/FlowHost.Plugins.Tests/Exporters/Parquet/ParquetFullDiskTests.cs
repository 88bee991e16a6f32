namespace FlowHost.Plugins.Tests.Exporters.Parquet;

/// <summary>What a full disk costs.</summary>
public sealed class ParquetFullDiskTests
{
    private static readonly DateTimeOffset Time = ParquetFolder.Time;

    [Fact]
    public async Task Export_DiskIsFull_LeavesNothingAndTriesOnceASecond()
    {
        await using var folder = new ParquetFolder();
        var disk = new FullDisk();
        var exporter = await folder.OpenAsync(open: disk.Open);

        var first = await folder.ExportAsync(exporter, Time, 1, 2);
        folder.Clock.Advance(TimeSpan.FromSeconds(0.9));
        var second = await folder.ExportAsync(exporter, Time, 3);
        Assert.False(Assert.Single(disk.Files).CanWrite, "The file was not closed.");
        Assert.Empty(folder.Unfinished);
        disk.IsFull = false;
        folder.Clock.Advance(TimeSpan.FromSeconds(0.1));
        await folder.ExportAsync(exporter, Time, 4);
        var finished = await ParquetFolder.FinishAsync(exporter);

        Assert.Equal([2, 1, 0], [first.Lost, second.Lost, finished.Lost]);
        Assert.Equal(1, finished.Accepted);
        Assert.Single(folder.Files);
        Assert.Single(folder.Log.Messages, message => message.Contains("No space left on device. 2 records are lost", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Export_DiskIsFullInAReplay_TheCaptureSaysWhenASecondIsOver()
    {
        await using var folder = new ParquetFolder();
        var disk = new FullDisk();
        var exporter = await folder.OpenAsync(isReplay: true, open: disk.Open);

        await folder.ExportAsync(exporter, Time, 1);
        folder.Clock.Advance(TimeSpan.FromDays(1));
        await folder.ExportAsync(exporter, Time.AddSeconds(0.9), 2);
        Assert.Single(disk.Files);
        await folder.ExportAsync(exporter, Time.AddSeconds(1), 3);
        await folder.ExportAsync(exporter, Time.AddSeconds(-1), 4);     // a capture that goes back in time

        Assert.Equal(3, disk.Files.Count);
        Assert.Empty(folder.Unfinished);
    }

    [Fact]
    public async Task Finish_DiskBecameFull_CostsTheRowsAndLeavesNothing()
    {
        await using var folder = new ParquetFolder();
        var disk = new FullDisk { IsFull = false };
        var exporter = await folder.OpenAsync(open: disk.Open);
        await folder.ExportAsync(exporter, Time, 1, 2, 3);

        disk.IsFull = true;
        var finished = await ParquetFolder.FinishAsync(exporter);

        Assert.Equal((0, 3), (finished.Accepted, finished.Lost));
        Assert.False(Assert.Single(disk.Files).CanWrite, "The file was not closed.");
        Assert.Empty(folder.Unfinished);
        Assert.Empty(folder.Files);
    }

    [Fact]
    public async Task Finish_ExporterHasAFault_DoesNotBlameTheDisk()
    {
        await using var folder = new ParquetFolder();
        var disk = new FullDisk { IsFull = false, Failure = new ArgumentException("Out of step.") };
        var exporter = await folder.OpenAsync(open: disk.Open);
        await folder.ExportAsync(exporter, Time, 1);

        disk.IsFull = true;
        Assert.Equal(1, (await ParquetFolder.FinishAsync(exporter)).Lost);

        Assert.Contains("because the exporter has a fault, not the disk: Out of step. Its 1 records are lost", Assert.Single(folder.Log.Messages, message => message.StartsWith("Error", StringComparison.Ordinal)), StringComparison.Ordinal);
    }
}
