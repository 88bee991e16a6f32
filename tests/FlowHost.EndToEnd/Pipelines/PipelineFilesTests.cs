using System.Text.RegularExpressions;
using FlowHost.EndToEnd.Support;

namespace FlowHost.EndToEnd.Pipelines;

/// <summary>Every file of pipelines/ is what it says: valid as it lies there, and at work with nothing but its ports and folders changed.</summary>
public partial class PipelineFilesTests
{
    public static TheoryData<string> Files =>
        [.. Directory.EnumerateFiles(Repository.Pipeline(""), "*.yaml").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Validate_Pipeline_HasNothingToSay(string file)
    {
        var result = await Command.FlowHostAsync("validate", Repository.Pipeline(file));

        Assert.Equal((0, $"{Repository.Pipeline(file)}: ok\n", ""), (result.ExitCode, result.Output, result.Error));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Run_Pipeline_ReceivesAndWritesEveryRecord(string file)
    {
        using var folder = new TempFolder();
        var text = await File.ReadAllTextAsync(Repository.Pipeline(file), TestContext.Current.CancellationToken);
        text = Listen().Replace(text, "listen: \"127.0.0.1:0\"")
            .Replace("inputs: [udp]", "inputs: [{ use: udp, listen: \"127.0.0.1:0\" }]", StringComparison.Ordinal)
            .Replace("/var/lib/flowhost", "data", StringComparison.Ordinal)
            .Replace("samples/*.pcap", Repository.Pipeline("samples/*.pcap"), StringComparison.Ordinal);
        await using var host = await RunningHost.StartAsync(folder, text);
        var before = file == "quickstart.yaml" ? 216 : 0;

        await Fixtures.SendAsync(await host.PortAsync(), Fixtures.Message(20));
        var end = await host.StopAsync();

        Assert.Equal(0, end.ExitCode);
        Assert.Contains($"{before + 20} records. Dropped: nothing.", end.Error, StringComparison.Ordinal);
        Assert.True(end.Output.Contains("sourceIPv4Address", StringComparison.Ordinal) || Directory.EnumerateFiles(folder.File("data"), "*", SearchOption.AllDirectories).Any());
    }

    [GeneratedRegex(@"listen: \[[^\]]*\]")]
    private static partial Regex Listen();
}
