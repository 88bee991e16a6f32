using FlowHost.Exporters.Ndjson;
using static FlowHost.Plugins.Tests.Exporters.Ndjson.NdjsonFolder;

namespace FlowHost.Plugins.Tests.Exporters.Ndjson;

public sealed class NdjsonRotationTests : IDisposable
{
    private readonly NdjsonFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Export_BeyondTheSize_ClosesTheFileUnderANameOfItsOwn()
    {
        var exporter = await _folder.OpenAsync(new NdjsonOptions { Path = "f.ndjson", Rotate = new() { Size = 4096 } });

        for (var value = 0; value < 100; value++)
        {
            await ExportAsync(exporter, Time, value);
        }

        Assert.Equal(["f-20260115T100000Z-2.ndjson", "f-20260115T100000Z-3.ndjson", "f-20260115T100000Z.ndjson", "f.ndjson"], _folder.Names);
        Assert.All(_folder.Names, name => Assert.InRange(new FileInfo(_folder[name]).Length, 1, 4096));
        Assert.Equal(
            Enumerable.Range(0, 100),
            new[] { "f-20260115T100000Z.ndjson", "f-20260115T100000Z-2.ndjson", "f-20260115T100000Z-3.ndjson", "f.ndjson" }.SelectMany(_folder.Octets));
    }

    [Fact]
    public async Task Export_BatchLargerThanTheSize_IsNotSplit()
    {
        var exporter = await _folder.OpenAsync(new NdjsonOptions { Path = "f.ndjson", Rotate = new() { Size = 4096 } });

        await ExportAsync(exporter, Time, [.. Enumerable.Range(0, 200)]);
        await ExportAsync(exporter, Time, 1);

        Assert.Equal(200, _folder.Octets("f-20260115T100000Z.ndjson").Length);
        Assert.Equal([1], _folder.Octets("f.ndjson"));
    }

    [Fact]
    public async Task Export_AcrossTheHour_TurnsOnTheHourOfReceipt()
    {
        var exporter = await _folder.OpenAsync(new NdjsonOptions { Path = "f.ndjson", Rotate = new() { Every = TimeSpan.FromHours(1) } });

        await ExportAsync(exporter, Time.AddMinutes(20), 1);
        await ExportAsync(exporter, Time.AddMinutes(59).AddSeconds(59.9), 2);
        await ExportAsync(exporter, Time.AddMinutes(60), 3);
        await ExportAsync(exporter, Time.AddMinutes(59), 4);   // late: the file of its hour is closed
        await ExportAsync(exporter, Time.AddHours(5), 5);

        Assert.Equal(["f-20260115T102000Z.ndjson", "f-20260115T110000Z.ndjson", "f.ndjson"], _folder.Names);
        Assert.Equal([1, 2], _folder.Octets("f-20260115T102000Z.ndjson"));
        Assert.Equal([3, 4], _folder.Octets("f-20260115T110000Z.ndjson"));
        Assert.Equal([5], _folder.Octets("f.ndjson"));
    }

    [Fact]
    public async Task Export_OneBatchAcrossTheHour_IsSplit()
    {
        var exporter = await _folder.OpenAsync(new NdjsonOptions { Path = "f.ndjson", Rotate = new() { Every = TimeSpan.FromHours(1) } });

        await Batch()
            .From("192.0.2.1", exportTime: Time, receiveTime: Time.AddMinutes(59)).Row(1).Row(2)
            .From("192.0.2.1", exportTime: Time, receiveTime: Time.AddMinutes(60)).Row(3)
            .From("192.0.2.2", exportTime: Time, receiveTime: Time.AddMinutes(61)).Row(4)
            .ExportAsync(exporter, TestContext.Current.CancellationToken);

        Assert.Equal([1, 2], _folder.Octets("f-20260115T105900Z.ndjson"));
        Assert.Equal([3, 4], _folder.Octets("f.ndjson"));
    }

    [Fact]
    public async Task Open_FileOfAnEarlierRun_IsMovedAside()
    {
        await File.WriteAllTextAsync(_folder["f.ndjson"], "{\"octetDeltaCount\":5}\n{\"oct", TestContext.Current.CancellationToken);
        File.SetLastWriteTimeUtc(_folder["f.ndjson"], Time.UtcDateTime);

        await ExportAsync(await _folder.OpenAsync(new NdjsonOptions { Path = "f.ndjson", Rotate = new() { Size = 4096 } }), Time, 1);

        var aside = Assert.Single(_folder.Names, name => name != "f.ndjson");
        Assert.Equal([5], _folder.Octets(aside));
        Assert.Equal([1], _folder.Octets("f.ndjson"));
    }

    [Fact]
    public async Task Rotate_NameThatCannotBeHad_GoesOnInTheSameFile()
    {
        var exporter = await _folder.OpenAsync(new NdjsonOptions { Path = "f.ndjson", Rotate = new() { Every = TimeSpan.FromHours(1) } });
        await ExportAsync(exporter, Time, 1);
        Directory.CreateDirectory(_folder["f-20260115T100000Z.ndjson"]);

        await ExportAsync(exporter, Time.AddHours(1), 2);

        Assert.Equal([1, 2], _folder.Octets("f.ndjson"));
        Assert.StartsWith($"Error: {_folder["f.ndjson"]} cannot be rotated: ", Assert.Single(_folder.Log.Messages), StringComparison.Ordinal);
    }
}
