using FlowHost.EndToEnd.Support;

namespace FlowHost.EndToEnd.Configuration;

/// <summary>
/// Each file of the folder Broken is a pipeline that cannot run, with what <c>validate</c> says of it beside it: NAME.yaml and NAME.txt.
/// </summary>
public class BrokenPipelineTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "FlowHost.EndToEnd", "Configuration", "Broken");

    public static TheoryData<string> Names =>
        [.. Directory.EnumerateFiles(Folder, "*.yaml").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Validate_BrokenPipeline_SaysWhatIsWrongAndWhere(string name)
    {
        var result = await Command.RunAsync(Repository.Host, ["validate", name + ".yaml"], Folder);

        Assert.Equal(78, result.ExitCode);
        Assert.Equal("", result.Output);
        Assert.Equal(await File.ReadAllTextAsync(Path.Combine(Folder, name + ".txt"), TestContext.Current.CancellationToken), Portable(result.Error));
    }

    [Fact]
    public async Task Validate_FileOfFiftyMegabytes_IsRefusedAtOnce()
    {
        using var folder = new TempFolder();
        var file = folder.File("huge.yaml");
        await using (var stream = File.Create(file))
        {
            stream.SetLength(50 * 1024 * 1024);
        }

        var result = await Command.FlowHostAsync("validate", file);

        Assert.Equal(78, result.ExitCode);
        Assert.Equal($"{file}: error FH0002: a pipeline may have 1 MiB at most; is this the right file?\n", result.Error);
    }

    [Theory]
    [InlineData('[')]
    [InlineData('{')]
    public async Task Validate_HundredThousandBrackets_NameThePlace(char bracket)
    {
        using var folder = new TempFolder();
        var file = folder.Write("deep.yaml", "decoders: " + new string(bracket, 100_000));

        var result = await Command.FlowHostAsync("validate", file);

        Assert.Equal(78, result.ExitCode);
        Assert.Contains($"{file}(1,42): error FH0008: lists and mappings may be nested 32 deep at most [decoders", result.Error, StringComparison.Ordinal);
        Assert.All(result.ErrorLines, line => Assert.True(line.Length < 1_000, line[..100]));
    }

    [Fact]
    public async Task Run_BrokenPipeline_EndsWithTheSameWordsAndExitCode()
    {
        var result = await Command.RunAsync(Repository.Host, ["run", "-c", "many-faults-at-once.yaml"], Folder);

        Assert.Equal(78, result.ExitCode);
        Assert.Equal(await File.ReadAllTextAsync(Path.Combine(Folder, "many-faults-at-once.txt"), TestContext.Current.CancellationToken), Portable(result.Error));
    }

    [Fact]
    public async Task Validate_SecretInAWrongValue_IsNotShown()
    {
        using var folder = new TempFolder();
        var file = folder.Write(
            "a.yaml", "elements: ['${env:SECRET}/x.csv']\ndecoders: [netflow9]\nexporters:\n  - use: discard\n    name: ${env:SECRET}\n    queue: { rows: '${env:SECRET}' }\n");

        var result = await Command.RunAsync(
            Repository.Host, ["validate", file], environment: new Dictionary<string, string> { ["SECRET"] = "hunter two" });

        Assert.Equal((78, 3), (result.ExitCode, result.ErrorLines.Length));
        Assert.DoesNotContain("hunter", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Validate_SecretInANameThatIsUsed_IsNeitherShownNorGuessed()
    {
        using var folder = new TempFolder();
        var file = folder.Write(
            "a.yaml",
            "recordTypes: [{ type: own, all: ['${env:SECRET}'] }]\ndecoders: [netflow9]\nexporters:\n"
            + "  - { use: discard, name: '${env:SECRET}' }\n  - { use: console, name: '${env:SECRET}' }\n");

        var result = await Command.RunAsync(
            Repository.Host, ["validate", file], environment: new Dictionary<string, string> { ["SECRET"] = "octetDeltaCoun" });

        Assert.Equal((78, 2), (result.ExitCode, result.ErrorLines.Length));
        Assert.All(result.ErrorLines, line => Assert.Contains("the value of '${env:SECRET}'", line, StringComparison.Ordinal));
        Assert.DoesNotContain("octetDeltaCoun", result.Error, StringComparison.Ordinal);
    }

    // What depends on where the checkout lies.
    private static string Portable(string text) => text
        .Replace(Repository.Plugins, "PLUGINS", StringComparison.Ordinal)
        .Replace(Folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal);
}
