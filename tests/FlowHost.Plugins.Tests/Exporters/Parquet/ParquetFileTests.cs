using System.Text.RegularExpressions;
using FlowHost.Exporters.Parquet;
using FlowHost.Sdk;
using FlowHost.Sdk.Testing;
using FlowHost.Tests.Stores;

namespace FlowHost.Plugins.Tests.Exporters.Parquet;

/// <summary>When files appear, what they are called, and what becomes of their rows.</summary>
public sealed class ParquetFileTests
{
    private static readonly DateTimeOffset Time = ParquetFolder.Time;

    [Fact]
    public async Task Export_FileIsOpen_RowsArePendingAndReadersSeeNothing()
    {
        await using var folder = new ParquetFolder();
        var exporter = await folder.OpenAsync();

        var exported = await folder.ExportAsync(exporter, Time, 1, 2, 3);
        Assert.Equal(0, exported.Accepted);
        Assert.Empty(folder.Files);
        Assert.StartsWith(".", Path.GetFileName(Assert.Single(folder.Unfinished)), StringComparison.Ordinal);

        var finished = await ParquetFolder.FinishAsync(exporter);
        Assert.Equal(3, finished.Accepted);
        Assert.Single(folder.Files);
        Assert.Empty(folder.Unfinished);
        folder.AssertEqualsJson();
    }

    [Fact]
    public async Task Export_RecordsOfSeveralTypesAndHours_GoToAFolderEach()
    {
        await using var folder = new ParquetFolder();
        var exporter = await folder.OpenAsync();

        await folder.ExportAsync(
            exporter,
            ParquetFolder.Flows().From("192.0.2.1", exportTime: Time.AddMinutes(59)).Row(1).From("192.0.2.2", exportTime: Time.AddMinutes(60)).Row(2)
                .From("192.0.2.3", exportTime: Time.AddMinutes(59)).Row(3));
        await folder.ExportAsync(exporter, ParquetFolder.Flows().AsOptions().From("192.0.2.1", exportTime: Time.AddHours(14)).Row(4));
        await ParquetFolder.FinishAsync(exporter);

        Assert.Equal(
            ["type=OptionTemplate/date=2026-01-16/hour=00", "type=flow/date=2026-01-15/hour=10", "type=flow/date=2026-01-15/hour=11"],
            folder.Files.Select(file => Path.GetRelativePath(Path.Combine(folder.Root, "store"), Path.GetDirectoryName(file)!)));
        folder.AssertEqualsJson();
        Assert.Equal("2", folder.Duck.Value($"SELECT count(*) FROM {DuckDb.Store(folder.Root)} WHERE type = 'flow' AND date = '2026-01-15' AND hour = '10'"));
    }

    [Fact]
    public async Task Export_ExportTimesFarFromTheReceiveTime_GoToTheFolderOfTheReceiveTime()
    {
        await using var folder = new ParquetFolder();
        var exporter = await folder.OpenAsync();
        var day = TimeSpan.FromDays(1);
        TimeSpan[] offsets = [-20 * 365 * day, -day - TimeSpan.FromSeconds(1), TimeSpan.Zero, day + TimeSpan.FromSeconds(1), 50 * 365 * day, -day, day];
        foreach (var (i, offset) in offsets.Index())
        {
            await ParquetFolder.Flows().From("192.0.2.1", exportTime: Time + offset, receiveTime: Time).Row(i)
                .ExportAsync(exporter, TestContext.Current.CancellationToken);
        }
        await ParquetFolder.FinishAsync(exporter);

        Assert.Equal(["date=2026-01-14", "date=2026-01-15", "date=2026-01-16"], folder.Files.Select(file => file.Split('/')[^3]));
        Assert.Equal(
            ["2006-01-20", "2026-01-14", "2026-01-15", "2026-01-16", "2076-01-03"],
            folder.Values("DISTINCT strftime(CreateAt AT TIME ZONE 'UTC', '%Y-%m-%d') AS day").Order(StringComparer.Ordinal));
        Assert.Equal("5", folder.Duck.Value($"SELECT count(*) FROM {DuckDb.Store(folder.Root)} WHERE date = '2026-01-15' AND hour = '10'"));
    }

    [Fact]
    public async Task Export_ReplayOfACaptureWithAnotherClock_GoesToTheFolderOfTheExportTime()
    {
        await using var folder = new ParquetFolder();
        var exporter = await folder.OpenAsync(isReplay: true);
        await ParquetFolder.Flows().From("192.0.2.1", exportTime: Time - TimeSpan.FromDays(3_000), receiveTime: Time).Row(1)
            .ExportAsync(exporter, TestContext.Current.CancellationToken);
        await ParquetFolder.FinishAsync(exporter);

        Assert.Equal(["date=2017-10-29"], folder.Files.Select(file => file.Split('/')[^3]));
    }

    [Fact]
    public async Task Export_AgentsWithDifferentTemplates_ShareOneFile()
    {
        await using var folder = new ParquetFolder();
        var exporter = await folder.OpenAsync();
        for (var i = 0; i < 20; i++)
        {
            await folder.ExportAsync(exporter, Time, i);
            await folder.ExportAsync(exporter, TestBatch.With(Elements.PacketDeltaCount, Elements.InterfaceName).From("192.0.2.2", exportTime: Time).Row(i, $"eth{i}"));
            await folder.ExportAsync(exporter, TestBatch.With(Elements.SourceIPv6Address, Elements.OctetDeltaCount).From("192.0.2.3", exportTime: Time).Row("::1", i));
        }
        await ParquetFolder.FinishAsync(exporter);

        Assert.Single(folder.Files);
        folder.AssertEqualsJson();
    }

    [Fact]
    public async Task Export_AsManyRowsAsRotateSays_ClosesTheFile()
    {
        await using var folder = new ParquetFolder();
        var exporter = await folder.OpenAsync(new ParquetRotation { Rows = 4 });

        var first = await folder.ExportAsync(exporter, Time, 1, 2, 3);
        var second = await folder.ExportAsync(exporter, Time, 4, 5);
        await folder.ExportAsync(exporter, Time, 6);

        Assert.Equal((0, 4), (first.Accepted, second.Accepted));
        Assert.Single(folder.Files);
        Assert.Equal(2, (await ParquetFolder.FinishAsync(exporter)).Accepted);
        folder.AssertEqualsJson();
    }

    [Fact]
    public async Task Export_BatchHasMoreRowsThanAFile_IsCutExactly()
    {
        await using var folder = new ParquetFolder();
        var exporter = await folder.OpenAsync(new ParquetRotation { Rows = 4 }, isReplay: true);

        await folder.ExportAsync(exporter, Time, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        await ParquetFolder.FinishAsync(exporter);

        Assert.Equal(["4", "4", "1"], folder.Files.Select(file => folder.Duck.Value($"SELECT count(*) FROM read_parquet('{file}')")));
        folder.AssertEqualsJson();
    }

    [Fact]
    public async Task Export_AsManyOctetsAsRotateSays_ClosesTheFile()
    {
        await using var folder = new ParquetFolder();
        var exporter = await folder.OpenAsync(new ParquetRotation { Bytes = 65_536 });
        var random = new Random(1);
        for (var i = 0; i < 40; i++)
        {
            var batch = TestBatch.With(Elements.OctetDeltaCount).From("192.0.2.1", exportTime: Time);
            for (var row = 0; row < 1_000; row++)
            {
                batch.Row(random.NextInt64());
            }
            await folder.ExportAsync(exporter, batch);
        }
        await ParquetFolder.FinishAsync(exporter);

        Assert.InRange(folder.Files.Count, 4, 8);       // 320,000 octets that no compression makes smaller
        Assert.All(folder.Files.SkipLast(1), file => Assert.InRange(new FileInfo(file).Length, 40_000, 80_000));
        folder.AssertEqualsJson();
    }

    [Fact]
    public async Task Flush_FileIsAsOldAsRotateSays_ClosesIt()
    {
        await using var folder = new ParquetFolder();
        var exporter = await folder.OpenAsync(new ParquetRotation { Age = TimeSpan.FromSeconds(10) });
        await folder.ExportAsync(exporter, Time, 1);

        folder.Clock.Advance(TimeSpan.FromSeconds(9.9));
        Assert.Equal(0, (await ParquetFolder.FlushAsync(exporter)).Accepted);
        folder.Clock.Advance(TimeSpan.FromSeconds(0.1));
        Assert.Equal(1, (await ParquetFolder.FlushAsync(exporter)).Accepted);

        Assert.Single(folder.Files);
    }

    [Fact]
    public async Task Flush_InAReplay_TheClockClosesNothing()
    {
        await using var folder = new ParquetFolder();
        var exporter = await folder.OpenAsync(new ParquetRotation { Age = TimeSpan.FromSeconds(10) }, isReplay: true);
        await folder.ExportAsync(exporter, Time, 1);

        folder.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(0, (await ParquetFolder.FlushAsync(exporter)).Accepted);
        Assert.Equal(0, (await folder.ExportAsync(exporter, Time.AddSeconds(9.9), 2)).Accepted);
        Assert.Equal(2, (await folder.ExportAsync(exporter, Time.AddSeconds(10), 3)).Accepted);
        await ParquetFolder.FinishAsync(exporter);

        Assert.Equal(["20260115T100000Z-0001.parquet", "20260115T100010Z-0002.parquet"], folder.Files.Select(Path.GetFileName));
        folder.AssertEqualsJson();
    }

    [Fact]
    public async Task Export_TwoLiveRunsAtOnce_NeverShareAName()
    {
        await using var folder = new ParquetFolder();
        var first = await folder.OpenAsync();
        var second = await folder.OpenAsync();
        await folder.ExportAsync(first, Time, 1);
        await folder.ExportAsync(second, Time, 2);
        await ParquetFolder.FinishAsync(first);
        await ParquetFolder.FinishAsync(second);

        Assert.Equal(2, folder.Files.Count);
        Assert.All(folder.Files, file => Assert.Matches(new Regex("/20260115T100000Z-[0-9a-f]{8}-0001.parquet$"), file));
        Assert.NotEqual(folder.Files[0], folder.Files[1]);
    }

    [Fact]
    public async Task Export_ReplayIntoAFolderThatHasItAlready_OverwritesNothing()
    {
        await using var folder = new ParquetFolder();
        for (var i = 0; i < 3; i++)
        {
            var exporter = await folder.OpenAsync(isReplay: true);
            await folder.ExportAsync(exporter, Time, i);
            await ParquetFolder.FinishAsync(exporter);
        }

        Assert.Equal(3, folder.Files.Count);
        folder.AssertEqualsJson();
    }

    [Fact]
    public async Task Export_MoreHoursThanFilesMayBeOpen_ClosesTheOneThatWaitsLongest()
    {
        await using var folder = new ParquetFolder();
        var exporter = await folder.OpenAsync();
        await folder.ExportAsync(exporter, Time, 1);
        for (var hour = 1; hour < 70; hour++)
        {
            await folder.ExportAsync(exporter, Time.AddHours(hour), hour);
            await folder.ExportAsync(exporter, Time, 1);
        }

        Assert.Equal(6, folder.Files.Count);
        Assert.DoesNotContain(folder.Files, file => file.Contains("date=2026-01-15/hour=10", StringComparison.Ordinal));
        await ParquetFolder.FinishAsync(exporter);
        folder.AssertEqualsJson();
        Assert.Contains(folder.Log.Messages, message => message.StartsWith("Warning: More than 64 files", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Open_RunWasKilled_RemovesWhatItLeftAndNothingElse()
    {
        await using var folder = new ParquetFolder();
        var living = await folder.OpenAsync();
        await folder.ExportAsync(living, Time, 1);
        var hour = Path.GetDirectoryName(Assert.Single(folder.Unfinished))!;
        var dead = Path.Combine(hour, ".20260115T100000Z-0badcafe-0001.parquet.tmp");
        await File.WriteAllTextAsync(dead, "PAR1", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(hour, ".other.tmp"), "not ours", TestContext.Current.CancellationToken);

        await folder.OpenAsync();

        Assert.False(File.Exists(dead));
        Assert.Equal(2, folder.Unfinished.Count);
        Assert.Equal($"Warning: {dead} was left unfinished by a run that was killed, and is removed.", Assert.Single(folder.Log.Messages));
        Assert.Equal(1, (await ParquetFolder.FinishAsync(living)).Accepted);
    }

    [Fact]
    public async Task Dispose_FilesWereNotFinished_LeavesNothing()
    {
        await using var folder = new ParquetFolder();
        var exporter = await folder.OpenAsync();
        await folder.ExportAsync(exporter, Time, 1);

        await exporter.DisposeAsync();

        Assert.Empty(folder.Files);
        Assert.Empty(folder.Unfinished);
    }

    [Fact]
    public async Task Export_FolderCannotBeMade_CostsTheRowsAndGoesOn()
    {
        await using var folder = new ParquetFolder();
        var exporter = await folder.OpenAsync();
        var store = Path.Combine(folder.Root, "store");
        await File.WriteAllTextAsync(Path.Combine(store, "type=flow"), "in the way", TestContext.Current.CancellationToken);

        var failed = await folder.ExportAsync(exporter, Time, 1, 2);
        File.Delete(Path.Combine(store, "type=flow"));
        folder.Clock.Advance(TimeSpan.FromSeconds(1));
        await folder.ExportAsync(exporter, Time, 3);
        var finished = await ParquetFolder.FinishAsync(exporter);

        Assert.Equal((0, 2), (failed.Accepted, failed.Lost));
        Assert.Equal((1, 0), (finished.Accepted, finished.Lost));
        var error = Assert.Single(folder.Log.Messages, message => message.StartsWith("Error", StringComparison.Ordinal));
        Assert.StartsWith($"Error: No file could be made in {store}/type=flow/date=2026-01-15/hour=10: ", error, StringComparison.Ordinal);
        Assert.Contains(" 2 records are lost", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Finish_OneFileCannotGetItsName_CostsItsRowsAndNoOthers()
    {
        await using var folder = new ParquetFolder();
        var exporter = await folder.OpenAsync();
        await folder.ExportAsync(exporter, Time, 1, 2, 3);
        File.Delete(Assert.Single(folder.Unfinished));
        await folder.ExportAsync(exporter, Time.AddHours(1), 4);

        var result = await ParquetFolder.FinishAsync(exporter);

        Assert.Equal((1, 3), (result.Accepted, result.Lost));
        Assert.Single(folder.Files);
    }

    [Fact]
    public async Task Open_PathIsAFile_SaysSo()
    {
        await using var folder = new ParquetFolder();
        await File.WriteAllTextAsync(Path.Combine(folder.Root, "store"), "", TestContext.Current.CancellationToken);

        var exception = await Assert.ThrowsAsync<PluginException>(() => folder.OpenAsync());

        Assert.StartsWith($"The folder {folder.Root}/store cannot be used: ", exception.Message, StringComparison.Ordinal);
    }
}
