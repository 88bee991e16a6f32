using System.Text.Json;
using System.Text.RegularExpressions;
using FlowHost.EndToEnd.Support;

namespace FlowHost.EndToEnd.Reference;

/// <summary><c>config sample</c> and <c>config show</c> with the plugins that ship.</summary>
public sealed partial class ConfigTests
{
    /// <summary>Every plugin beside the host.</summary>
    public static async Task<IEnumerable<TheoryDataRow<string>>> Ids()
    {
        var list = await Command.FlowHostAsync("plugins", "list", "--json");
        using var json = JsonDocument.Parse(list.Output);
        return [.. json.RootElement.EnumerateArray().Select(entry => new TheoryDataRow<string>(entry.GetProperty("id").GetString()!))];
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Sample_OfEveryPlugin_IsAValidPipelineThatUsesIt(string id)
    {
        using var folder = new TempFolder();
        var sample = await Command.FlowHostAsync("config", "sample", id);
        Assert.True(sample.ExitCode == 0, sample.ToString());

        await AssertValidAsync(folder.Write("sample.yaml", sample.Output));
        await AssertValidAsync(folder.Write("all.yaml", Off().Replace(sample.Output, "$1")));
        Assert.Matches($@"(?m)^  - (use: )?{id}$", sample.Output);
        Assert.Empty((await PipelineSchema.OfHostAsync()).Check(Off().Replace(sample.Output, "$1")));
    }

    [Fact]
    public async Task Sample_Commented_ShowsMeaningRangeAndDefault()
    {
        var sample = await Command.FlowHostAsync("config", "sample", "udp");

        Assert.Contains("\n    #receiveBuffer: 4MiB\n", sample.Output, StringComparison.Ordinal);
        Assert.Contains("Size, from 4KiB to 1GiB.", sample.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_OfShow_IsTheSameAndValid()
    {
        using var folder = new TempFolder();
        var first = await Command.FlowHostAsync("config", "show", "-c", Repository.Pipeline("quickstart.yaml"));
        Assert.True(first.ExitCode == 0, first.ToString());
        var file = folder.Write("shown.yaml", first.Output);

        await AssertValidAsync(file);
        Assert.Equal(first.Output, (await Command.FlowHostAsync("config", "show", "-c", file)).Output);
        Assert.Contains("    receiveBuffer: 4MiB\n", first.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_OfStandardInput_IsThatOfTheFile()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no bash.");
        using var folder = new TempFolder();
        var file = folder.Write("named.yaml", "name: own\ndecoders: [netflow9]\nexporters: [discard]\n");

        var shown = await Command.RunAsync(
            "bash", ["-o", "pipefail", "-c", "cat \"$1\" | \"$0\" config show -c /dev/stdin", Repository.Host, file]);

        Assert.True(shown.ExitCode == 0, shown.ToString());
        Assert.Equal((await Command.FlowHostAsync("config", "show", "-c", file)).Output, shown.Output);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Describe_EveryPlugin_LeavesNoLineUnfinished(string id)
    {
        var described = await Command.FlowHostAsync("plugins", "describe", id);

        Assert.True(described.ExitCode == 0, described.ToString());
        Assert.DoesNotContain(described.Output.Split('\n'), line => line.TrimEnd().EndsWith(':'));
    }

    private static async Task AssertValidAsync(string file)
    {
        var validate = await Command.FlowHostAsync("validate", file);
        Assert.True(validate.ExitCode == 0, $"{validate}\n{await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)}");
    }

    // "#key: value" is an option, "# words" a comment. What only the user can fill in stays off.
    [GeneratedRegex(@"(?m)^( +)#(?=[A-Za-z])(?!.*(CHANGE-ME|\$\{env:))")]
    private static partial Regex Off();
}
