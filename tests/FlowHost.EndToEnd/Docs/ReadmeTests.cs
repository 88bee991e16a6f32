using System.Text.Json;
using FlowHost.EndToEnd.Support;

namespace FlowHost.EndToEnd.Docs;

/// <summary>What the pages say is what happens: their files are written, their commands run, their pipelines validated.</summary>
public class ReadmeTests
{
    private static readonly string Readme = Path.Combine(Repository.Root, "README.md");

    private static readonly string[] Pages =
    [
        Readme,
        .. Directory.GetFiles(Path.Combine(Repository.Root, "sdk"), "*.md"),
        .. Directory.GetFiles(Path.Combine(Repository.Root, "pipelines"), "*.md"),
        .. Directory.GetFiles(Path.Combine(Repository.Root, "plugins"), "*.md", SearchOption.AllDirectories),
    ];

    public static TheoryData<string> Pipelines => [.. Directory.GetFiles(Path.Combine(Repository.Root, "pipelines"), "*.yaml").Select(file => Path.GetFileName(file))];

    [Fact]
    public async Task Readme_FilesAndCommands_DoWhatThePageSays()
    {
        using var folder = Checkout();
        var blocks = MarkdownBlock.Read(Readme);
        foreach (var block in blocks.Where(block => block.Note.Contains('/', StringComparison.Ordinal)))
        {
            folder.Write(block.Note, block.Text);
        }

        var commands = blocks.Where(block => block is { Language: "bash", Note: "" }).ToList();
        Assert.True(commands.Count >= 4, "The README has fewer commands than it should.");
        foreach (var block in commands)
        {
            var run = await Command.RunAsync("bash", ["-e", "-o", "pipefail", "-c", block.Text], folder.Path, TimeSpan.FromMinutes(6), PackedSdk.Environment);
            // head closes the pipe early: 141 is not a failure of the command.
            Assert.True(run.ExitCode is 0 or 141, $"README.md({block.Line}): {run}");
        }
        Assert.Contains("Acme.Site", Directory.GetDirectories(folder.File("artifacts/flowhost/plugins")).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Pages_Pipelines_AreValid()
    {
        using var folder = new TempFolder();
        var blocks = Pages.SelectMany(MarkdownBlock.Read).Where(block => block is { Language: "yaml", Note: "" }).ToList();
        Assert.NotEmpty(blocks);
        foreach (var (index, block) in blocks.Index())
        {
            var file = folder.Write($"{index}.yaml", Complete(block.Text));
            var validate = await Command.RunAsync(
                Repository.Host, ["validate", file], folder.Path, environment: new Dictionary<string, string> { ["FLOW_DIR"] = folder.Path });
            Assert.True(validate.ExitCode == 0, $"{block.File}({block.Line}): {validate}");
        }
    }

    [Theory]
    [MemberData(nameof(Pipelines))]
    public async Task ShippedPipeline_IsValid(string name)
    {
        var validate = await Command.FlowHostAsync("validate", Repository.Pipeline(name));

        Assert.True(validate.ExitCode == 0, validate.ToString());
    }

    [Fact]
    public async Task SdkPages_EveryBlock_Compiles()
    {
        using var folder = new TempFolder();
        string[] pages = [Path.Combine(Repository.Root, "sdk", "README.md"), Path.Combine(Repository.Root, "sdk", "FlowHost.Sdk", "PACKAGE.md")];
        var blocks = pages.SelectMany(MarkdownBlock.Read).Where(block => block is { Language: "csharp", Note: "" }).ToList();
        Assert.True(blocks.Count >= 8, "The page shows fewer points than it should.");
        foreach (var (index, block) in blocks.Index())
        {
            folder.Write($"src/Page/Block{index}.cs", block.Text);
        }

        var plugins = await PluginProject.BuildAsync(folder, "Page", "");
        var list = await Command.FlowHostAsync("plugins", "list", "--json", "--plugins", plugins);

        Assert.All(["\"site\"", "\"port-names\"", "\"pair\"", "\"spool\"", "\"octet-sum\"", "\"mean-packet-size\""], id => Assert.Contains(id, list.Output, StringComparison.Ordinal));
    }

    [Fact]
    public void Ci_RunsTheReadmesTestCommand()
    {
        var command = MarkdownBlock.Read(Readme).Single(block => block.Note == "test").Text.Trim();

        Assert.Contains(command + " 2>&1", File.ReadAllText(Path.Combine(Repository.Root, ".ci", "run")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_Reference_IsUpToDate()
    {
        var files = Pages.Select(page => Path.GetRelativePath(Repository.Root, page)).Order(StringComparer.Ordinal).ToArray();

        var check = await Command.RunAsync(Repository.Host, ["reference", "--check", .. files], Repository.Root);

        var command = $"{Path.GetRelativePath(Repository.Root, Repository.Host)} reference {string.Join(' ', files)}";
        Assert.True(check.ExitCode == 0, $"The pages say something else than the code. In {Repository.Root} run:\n{command}\n{check}");
    }

    [Fact]
    public async Task Pages_Reference_HasTheOptionsOfEveryPlugin()
    {
        var pages = string.Concat(Pages.Select(File.ReadAllText));
        using var list = JsonDocument.Parse((await Command.FlowHostAsync("plugins", "list", "--json")).Output);
        foreach (var plugin in list.RootElement.EnumerateArray().Select(entry => entry.GetProperty("id").GetString()!))
        {
            using var description = JsonDocument.Parse((await Command.FlowHostAsync("plugins", "describe", plugin, "--json")).Output);
            Assert.True(
                description.RootElement.GetProperty("options").GetArrayLength() == 0
                || pages.Contains($"<!-- reference: options {plugin} -->", StringComparison.Ordinal),
                $"No page has the section '<!-- reference: options {plugin} -->' with '<!-- end -->' below it.");
        }
    }

    [Fact]
    public void Readme_Reasons_AreThoseOfTheSdk()
    {
        var text = File.ReadAllText(Readme);

        Assert.All(Enum.GetNames<FlowHost.Sdk.DropReason>().Where(reason => reason != "None"), reason => Assert.Contains($"`{reason}`", text, StringComparison.Ordinal));
    }

    /// <summary>A plugin's page shows its own stage; what else a pipeline needs is added.</summary>
    private static string Complete(string yaml)
    {
        var stages = yaml.Split('\n');
        var decoders = stages.Any(line => line.StartsWith("decoders:", StringComparison.Ordinal)) ? "" : "decoders: [ipfix]\n";
        var exporters = stages.Any(line => line.StartsWith("exporters:", StringComparison.Ordinal)) ? "" : "exporters: [discard]\n";
        return yaml + decoders + exporters;
    }

    /// <summary>The parts of a built checkout that the README's commands use; plugins dropped in do not reach the real one.</summary>
    private static TempFolder Checkout()
    {
        var folder = new TempFolder();
        Directory.CreateDirectory(folder.File("artifacts"));
        Copy(Repository.HostFolder, folder.File("artifacts/flowhost"));
        Copy(PackedSdk.Folder, folder.File("artifacts/packages"));
        Directory.CreateSymbolicLink(folder.File("pipelines"), Path.Combine(Repository.Root, "pipelines"));
        return folder;
    }

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.GetFiles(from))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }
        foreach (var folder in Directory.GetDirectories(from))
        {
            Copy(folder, Path.Combine(to, Path.GetFileName(folder)));
        }
    }
}
