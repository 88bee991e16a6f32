using FlowHost.Commands;
using FlowHost.Tests.Support;

namespace FlowHost.Tests.Reference;

public sealed class ReferencePageTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Reference_OutdatedSection_IsWrittenAnewAndTheRestLeftAlone()
    {
        var page = _folder.Write("page.md", "before\n<!-- reference: exit codes -->\nold\n<!-- end -->\nafter\n");

        Assert.Equal(1, (await InvokeAsync("--check", page)).Code);
        Assert.Equal((0, page + "\n"), await InvokeAsync(page));
        Assert.Equal((0, ""), await InvokeAsync("--check", page));

        Assert.Equal(
            """
            before
            <!-- reference: exit codes -->
            | exit code | meaning |
            |---|---|
            | 0 | all went well |
            | 1 | something failed while running: a port, a file, a plugin |
            | 2 | the command line was not understood, or names what is not there |
            | 78 | the pipeline, or a plugin that it names, was refused |
            <!-- end -->
            after

            """,
            await File.ReadAllTextAsync(page, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("<!-- reference: exit codes -->\n", "(1): the section 'exit codes' has no end: put <!-- end --> on a line of its own behind it\n")]
    [InlineData("\n<!-- reference: nothing -->\n<!-- end -->\n", "(2): there is no section 'nothing'\n")]
    public async Task Reference_FaultyPage_IsNamed(string text, string expected)
    {
        var page = _folder.Write("page.md", text);

        Assert.Equal((2, page + expected), await InvokeAsync(page));
        Assert.Equal(text, await File.ReadAllTextAsync(page, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Reference_Commands_AreThoseOfTheCommandLine()
    {
        var page = _folder.Write("page.md", "<!-- reference: commands -->\n<!-- end -->\n");

        await InvokeAsync(page);

        var text = await File.ReadAllTextAsync(page, TestContext.Current.CancellationToken);
        Assert.Contains("\n| `flowhost replay FILE -c FILE [--burst N] [--state DIR]` | Run a pipeline on a capture", text, StringComparison.Ordinal);
        Assert.Contains("\n| `--log-level LEVEL` | every command | ", text, StringComparison.Ordinal);
        Assert.DoesNotContain("reference FILE", text, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Text)> InvokeAsync(params string[] args)
    {
        var output = new StringWriter();
        var code = await CommandLine.InvokeAsync(["reference", .. args], output, output);
        return (code, output.ToString());
    }
}
