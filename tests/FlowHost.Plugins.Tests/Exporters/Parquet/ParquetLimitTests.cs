using FlowHost.Exporters.Parquet;
using FlowHost.Exporters.Parquet.Columns;
using FlowHost.Exporters.Parquet.Format;
using FlowHost.Sdk;
using FlowHost.Sdk.Testing;

namespace FlowHost.Plugins.Tests.Exporters.Parquet;

/// <summary>What bounds files and memory, with limits that a few records reach.</summary>
public sealed class ParquetLimitTests
{
    private static readonly DateTimeOffset Time = ParquetFolder.Time;

    [Fact]
    public void Waiting_ColumnsOfOneValue_CountsAllThatTheyAllocate()
    {
        const int Columns = 200;
        using var pages = new PageEncoder(ParquetCompression.Snappy);
        using var table = new TableWriter(Stream.Null, pages);
        Fill(0);    // whatever is made once
        var counted = table.Waiting.Memory;
        var allocated = GC.GetAllocatedBytesForCurrentThread();

        Fill(Columns);

        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        counted = table.Waiting.Memory - counted;
        Assert.InRange(counted, allocated, Columns * 3 * 4_096);

        void Fill(int first)
        {
            for (var i = first; i < first + Columns; i++)
            {
                var text = (OctetsColumn)table.ColumnOf(new($"text{i}", ColumnType.Text));
                table.Begin(text, 0, 1);
                text.AddLevels(1)[0] = 1;
                text.Append("eth0"u8);
                var address = (OctetsColumn)table.ColumnOf(new($"address{i}", ColumnType.Text));
                table.Begin(address, 0, 1);
                address.AddLevels(1)[0] = 1;
                address.Append([UInt128.One]);
                var number = (NumberColumn<ulong>)table.ColumnOf(new($"number{i}", ColumnType.UInt64));
                table.Begin(number, 0, 1);
                number.AddLevels(1)[0] = 1;
                number.Append(7);
            }
        }
    }

    [Fact]
    public async Task Export_MoreColumnsThanMayBeOpen_ClosesTheFileThatWaitsLongest()
    {
        await using var folder = new ParquetFolder();
        var exporter = await folder.OpenAsync(limits: new ParquetLimits { OpenColumns = 30 });
        for (var hour = 0; hour < 6; hour++)
        {
            await folder.ExportAsync(exporter, Time.AddHours(hour), hour);
            await folder.ExportAsync(exporter, Time, 1);
        }

        // 6 columns of metadata and the field's: 28 in four files.
        Assert.Equal(4, folder.Unfinished.Count);
        Assert.Equal(["hour=11", "hour=12"], folder.Files.Select(file => Path.GetFileName(Path.GetDirectoryName(file))));
        await ParquetFolder.FinishAsync(exporter);
        folder.AssertEqualsJson();
        Assert.Contains(folder.Log.Messages, message => message.StartsWith("Warning: The open files have more than 30 columns", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Export_SchemaWouldMakeTheFileTooWide_GoesToTheNextFile()
    {
        await using var folder = new ParquetFolder();
        var exporter = await folder.OpenAsync(limits: new ParquetLimits { FileColumns = 14 });

        await folder.ExportAsync(exporter, Time, 1);
        await folder.ExportAsync(exporter, TestBatch.With(Elements.PacketDeltaCount).From("192.0.2.2", exportTime: Time).Row(2));
        Assert.Empty(folder.Files);
        await folder.ExportAsync(exporter, TestBatch.With(Elements.InterfaceName).From("192.0.2.3", exportTime: Time).Row("eth3"));

        Assert.Single(folder.Files);
        Assert.Single(folder.Unfinished);
        await ParquetFolder.FinishAsync(exporter);
        folder.AssertEqualsJson();
    }

    [Fact]
    public async Task Export_AsManyRowsAsAGroupHas_BeginsTheNext()
    {
        await using var folder = new ParquetFolder();
        var exporter = await folder.OpenAsync(limits: new ParquetLimits { GroupRows = 4 });
        for (var i = 0; i < 5; i++)
        {
            await folder.ExportAsync(exporter, Time, i, i + 1);
        }
        await ParquetFolder.FinishAsync(exporter);

        Assert.Equal(["4", "4", "2"], Groups(folder));
        folder.AssertEqualsJson();
    }

    [Fact]
    public async Task Export_AsManyOctetsAsAGroupHolds_BeginsTheNext()
    {
        await using var folder = new ParquetFolder();
        var exporter = await folder.OpenAsync(limits: new ParquetLimits { GroupOctets = 1 });
        for (var i = 0; i < 3; i++)
        {
            await folder.ExportAsync(exporter, Time, i, i + 1);
        }
        await ParquetFolder.FinishAsync(exporter);

        Assert.Equal(["2", "2", "2"], Groups(folder));
        folder.AssertEqualsJson();
    }

    [Fact]
    public async Task Export_MoreOctetsThanMayWait_TheFullestWritesWhatItHas()
    {
        await using var folder = new ParquetFolder();
        var exporter = await folder.OpenAsync(limits: new ParquetLimits { WaitingOctets = 150_000 });
        for (var hour = 0; hour < 2; hour++)
        {
            for (var i = 0; i < 4; i++)
            {
                var batch = TestBatch.With(Elements.InterfaceName).From("192.0.2.1", exportTime: Time.AddHours(hour));
                for (var row = 0; row < 100; row++)
                {
                    batch.Row(new string((char)('a' + i), 200 + (row * 2)));
                }
                await folder.ExportAsync(exporter, batch);
            }
        }
        Assert.Empty(folder.Files);
        Assert.Contains(folder.Unfinished, file => new FileInfo(file).Length > 4);
        await ParquetFolder.FinishAsync(exporter);

        Assert.True(Groups(folder).Count > 2, "No file was written in parts.");
        folder.AssertEqualsJson();
    }

    [Fact]
    public async Task Export_EvenEmptyFilesHoldTooMuch_ClosesThem()
    {
        await using var folder = new ParquetFolder();
        var exporter = await folder.OpenAsync(limits: new ParquetLimits { WaitingOctets = 1 });

        var exported = await folder.ExportAsync(exporter, Time, 1, 2);

        Assert.Equal(2, exported.Accepted);
        Assert.Single(folder.Files);
        folder.AssertEqualsJson();
    }

    private static List<string?> Groups(ParquetFolder folder) =>
        [.. folder.Files.SelectMany(file => folder.Duck.Query(
            $"SELECT row_group_num_rows FROM parquet_metadata('{file}') WHERE path_in_schema = 'CreateAt' ORDER BY row_group_id")).Select(row => row[0])];
}
