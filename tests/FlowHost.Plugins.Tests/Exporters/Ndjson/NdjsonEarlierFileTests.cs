using FlowHost.Exporters.Ndjson;
using FlowHost.Sdk;
using static FlowHost.Plugins.Tests.Exporters.Ndjson.NdjsonFolder;

namespace FlowHost.Plugins.Tests.Exporters.Ndjson;

/// <summary>Files that are there when a run starts: of an earlier run, or a user's own.</summary>
public sealed class NdjsonEarlierFileTests : IDisposable
{
    private readonly NdjsonFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("{\"octetDel", 10)]
    [InlineData("{\"octetDeltaCount\":7", 20)]
    [InlineData("{\"octetDeltaCount\":7}{", 22)]
    [InlineData("12", 2)]
    public async Task Open_FileThatEndsInATornLine_CutsItOff(string torn, int cut)
    {
        await WriteAsync("{\"octetDeltaCount\":5}\n" + torn);

        await ExportAsync(await _folder.OpenAsync(new NdjsonOptions { Path = "f.ndjson" }), Time, 1);

        Assert.Equal([5, 1], _folder.Octets("f.ndjson"));
        Assert.Equal(
            $"Warning: {_folder["f.ndjson"]} ended in the middle of a line, as after a crash: the last {cut} octets were cut off.",
            Assert.Single(_folder.Log.Messages));
    }

    [Fact]
    public async Task Open_TornLineLongerThanABlock_KeepsTheLinesBeforeIt()
    {
        await WriteAsync("{\"octetDeltaCount\":5}\n" + new string('x', 200_000));

        await ExportAsync(await _folder.OpenAsync(new NdjsonOptions { Path = "f.ndjson" }), Time, 1);

        Assert.Equal([5, 1], _folder.Octets("f.ndjson"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"octetDeltaCount\":5}\n")]
    public async Task Open_LastLineIsWholeJsonWithoutNewline_IsKept(string before)
    {
        await WriteAsync(before + "{\"octetDeltaCount\":7}");

        await ExportAsync(await _folder.OpenAsync(new NdjsonOptions { Path = "f.ndjson" }), Time, 1);

        Assert.Equal(before.Length > 0 ? [5, 7, 1] : [7, 1], _folder.Octets("f.ndjson"));
        Assert.Empty(_folder.Log.Messages);
    }

    [Fact]
    public async Task Open_FirstLineLongerThanABlock_IsARecord()
    {
        await WriteAsync($"{{\"octetDeltaCount\":5,\"x\":\"{new string('x', 200_000)}\"}}\n{{\"octetDeltaCount\":6}}\n");

        await ExportAsync(await _folder.OpenAsync(new NdjsonOptions { Path = "f.ndjson" }), Time, 1);

        Assert.Equal([5, 6, 1], _folder.Octets("f.ndjson"));
    }

    [Theory]
    [InlineData("{\n  \"editor\": \"vi\",\n  \"lines\": 80\n}")]
    [InlineData("{\n  \"editor\": \"vi\"\n}\n")]
    [InlineData("{ my notes, which have no newline")]
    [InlineData("{\"octetDel")]
    [InlineData("[1, 2]\n{\"octetDeltaCount\":5}\n")]
    [InlineData("key: value\n")]
    [InlineData("\n")]
    public async Task Open_FileThatIsNotOfRecords_IsRefusedAndStaysAsItIs(string content)
    {
        await WriteAsync(content);

        foreach (var rotate in new[] { null, new NdjsonRotation { Size = 1 << 20 } })
        {
            var exception = await Assert.ThrowsAsync<PluginException>(() => _folder.OpenAsync(new NdjsonOptions { Path = "f.ndjson", Rotate = rotate }));
            _folder.CloseAll();

            Assert.Equal(
                $"{_folder["f.ndjson"]} is there already, and its first line is not a record (a JSON object on one line). "
                + "It is left as it is: move it away, or give 'path' another file.",
                exception.Message);
        }
        Assert.Equal(content, await File.ReadAllTextAsync(_folder["f.ndjson"], TestContext.Current.CancellationToken));
    }

    private Task WriteAsync(string content) => File.WriteAllTextAsync(_folder["f.ndjson"], content, TestContext.Current.CancellationToken);
}
