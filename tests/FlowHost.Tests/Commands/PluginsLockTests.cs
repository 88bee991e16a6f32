using System.Text.Json;
using FlowHost.Commands;
using FlowHost.Tests.Support;

namespace FlowHost.Tests.Commands;

public sealed class PluginsLockTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly string _lock;

    public PluginsLockTests()
    {
        _lock = _folder.Combine("plugins.lock.json");
        PluginCompiler.Compile(_folder.Combine("plugins", "Acme", "Acme.dll"), PluginCompiler.Enricher("acme"));
        _folder.Write("plugins/Acme/list.txt", "abc");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Lock_PluginsThatAreThere_WritesIdsVersionAndHashes()
    {
        _folder.Write("plugins/Broken/Broken.dll", "#!/bin/sh");

        var (code, output, errors) = await InvokeAsync("lock");

        Assert.Equal((0, "plugins/Acme\tacme\t0.0.0.0\t2 files\n"), (code, output));
        Assert.Equal(
            $"{_folder.Combine("plugins", "Broken")} is not locked: Broken.dll is not a .NET assembly; copy it again or rebuild it\n"
            + $"plugin folders locked in {_lock}: 1\n",
            errors);
        var plugin = JsonDocument.Parse(File.ReadAllText(_lock)).RootElement.GetProperty("plugins").GetProperty("plugins/Acme");
        Assert.Equal("acme", plugin.GetProperty("ids")[0].GetString());
        Assert.Equal("0.0.0.0", plugin.GetProperty("version").GetString());
        // FIPS 180-4: SHA-256 of "abc".
        Assert.Equal(
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", plugin.GetProperty("files").GetProperty("list.txt").GetString());
    }

    [Fact]
    public async Task Lock_FolderThatCannotBeReadWhole_WritesNothing()
    {
        Directory.CreateSymbolicLink(_folder.Combine("plugins", "Acme", "loop"), _folder.Path);

        var (code, _, errors) = await InvokeAsync("lock");

        Assert.Equal(1, code);
        Assert.Contains("Acme cannot be locked: loop is a link to a folder", errors, StringComparison.Ordinal);
        Assert.False(File.Exists(_lock));
    }

    [Fact]
    public async Task Verify_AsLocked_IsQuiet()
    {
        await InvokeAsync("lock");

        var (code, output, errors) = await InvokeAsync("verify");

        Assert.Equal((0, "", $"plugin folders that are as {_lock} says: 1\n"), (code, output, errors));
    }

    [Fact]
    public async Task Verify_Differences_AreAllNamedAndTheCodeIs1()
    {
        await MakeDifferencesAsync();

        var (code, output, errors) = await InvokeAsync("verify");

        Assert.Equal(1, code);
        Assert.Equal(
            """
            plugins/Acme: extra.txt was added
            plugins/Acme: list.txt was changed
            plugins/Gone: is not there any more
            plugins/New: is not locked

            """,
            output);
        Assert.StartsWith($"the plugins are not what {_lock} says; ", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_Json_HasAnObjectPerDifference()
    {
        await MakeDifferencesAsync();

        var (code, output, _) = await InvokeAsync("verify", "--json");

        Assert.Equal(1, code);
        var differences = JsonDocument.Parse(output).RootElement.EnumerateArray().ToArray();
        Assert.Equal(
            ["added", "changed", "gone", "not-locked"], differences.Select(difference => difference.GetProperty("difference").GetString()));
        Assert.Equal(
            ("plugins/Acme", "list.txt", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
                "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            (differences[1].GetProperty("plugin").GetString(), differences[1].GetProperty("file").GetString(),
                differences[1].GetProperty("locked").GetString(), differences[1].GetProperty("found").GetString()));
    }

    [Fact]
    public async Task Verify_NoLockFile_SaysHowToWriteIt()
    {
        var (code, output, errors) = await InvokeAsync("verify");

        Assert.Equal((1, "", $"there is no lock file {_lock}; write it with 'flowhost plugins lock'\n"), (code, output, errors));
    }

    [Fact]
    public async Task Validate_LockFileOfThisCommandLine_WarnsWithoutAMode()
    {
        await InvokeAsync("lock");
        File.WriteAllText(_folder.Combine("plugins", "Acme", "list.txt"), "");
        var pipeline = _folder.Write("a.yaml", "enrichers: [acme]\n");

        var (_, _, warned) = await RunAsync("validate", pipeline);
        var (_, _, refused) = await RunAsync("validate", pipeline, "--plugin-lock", "require");
        var (_, _, off) = await RunAsync("validate", pipeline, "--plugin-lock", "off");

        Assert.Contains($"{_folder.Combine("plugins", "Acme")}: warning FH0305: it is not what the lock file", warned, StringComparison.Ordinal);
        Assert.Contains($"{pipeline}(1,13): error FH0203: the plugin 'acme' in ", refused, StringComparison.Ordinal);
        Assert.DoesNotContain("lock file", off, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Validate_NoLockFileUnderRequire_SaysItOnce()
    {
        var first = _folder.Write("a.yaml", "decoders: [acme]\nenrichers: [acme, acme]\nexporters: [acme]\n");
        var second = _folder.Write("b.yaml", "decoders: [acme]\nexporters: [acme]\n");

        var (code, output, errors) = await RunAsync("validate", first, second, "--plugin-lock", "require");

        Assert.Equal(
            (78, "", $"{_lock}: error FH0203: no plugin can be used: there is no lock file {_lock}; write it with 'flowhost plugins lock'\n"),
            (code, output, errors));
    }

    [Fact]
    public async Task Validate_RefusedPlugin_IsNotPassedOverToo()
    {
        await InvokeAsync("lock");
        File.WriteAllText(_folder.Combine("plugins", "Acme", "list.txt"), "");
        var pipeline = _folder.Write("a.yaml", "enrichers: [acme]\n");

        var (_, _, errors) = await RunAsync("validate", pipeline, "--plugin-lock", "require");

        Assert.Contains("error FH0203: the plugin 'acme' in ", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("FH0301", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PluginLock_UnknownMode_IsAUsageError()
    {
        var (code, _, errors) = await InvokeAsync("list", "--plugin-lock", "always");

        Assert.Equal(2, code);
        Assert.Contains("--plugin-lock must be off, warn or require, not 'always'.", errors, StringComparison.Ordinal);
    }

    private async Task MakeDifferencesAsync()
    {
        PluginCompiler.Compile(_folder.Combine("plugins", "Gone", "Gone.dll"), PluginCompiler.Enricher("gone"));
        await InvokeAsync("lock");
        Directory.Delete(_folder.Combine("plugins", "Gone"), recursive: true);
        File.WriteAllText(_folder.Combine("plugins", "Acme", "list.txt"), "");
        _folder.Write("plugins/Acme/extra.txt", "");
        PluginCompiler.Compile(_folder.Combine("plugins", "New", "New.dll"), PluginCompiler.Enricher("new"));
    }

    private Task<(int Code, string Output, string Errors)> InvokeAsync(params string[] args) => RunAsync(["plugins", .. args]);

    private async Task<(int Code, string Output, string Errors)> RunAsync(params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var errors = new StringWriter { NewLine = "\n" };
        var code = await CommandLine.InvokeAsync(
            [.. args, "--plugins", _folder.Combine("plugins"), "--plugin-lock-file", _lock], output, errors);
        return (code, output.ToString(), errors.ToString());
    }
}
