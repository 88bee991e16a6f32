using FlowHost.Configuration;
using FlowHost.Plugins;
using FlowHost.Plugins.Locking;
using FlowHost.Tests.Support;

namespace FlowHost.Tests.Plugins.Locking;

public sealed class LockedCatalogTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly LockFile _file;
    private readonly string _acme;

    public LockedCatalogTests()
    {
        _file = new LockFile(_folder.Combine("plugins.lock.json"));
        _acme = _folder.Combine("plugins", "Acme");
        PluginCompiler.Compile(Path.Combine(_acme, "Acme.dll"), PluginCompiler.Enricher("acme"));
        PluginCompiler.Compile(_folder.Combine("plugins", "Other", "Other.dll"), PluginCompiler.Enricher("other"));
        _file.Write(new LockDocument(1, new Dictionary<string, LockedPlugin>
        {
            ["plugins/Acme"] = new(["acme"], "1", FolderHashes.Of(_acme)),
            ["plugins/Other"] = new(["other"], "1", FolderHashes.Of(_folder.Combine("plugins", "Other"))),
        }));
    }

    public static TheoryData<string, string> Tampering => new()
    {
        { "append", "Acme.dll was changed" },
        { "add", "Acme.Extra.dll was added" },
        { "replace", "Acme.Extra.dll was added, Acme.dll was changed" },
    };

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(nameof(LockMode.Off))]
    [InlineData(nameof(LockMode.Warn))]
    [InlineData(nameof(LockMode.Require))]
    public void Load_AsLocked_IsUsedWithoutAWord(string mode)
    {
        var catalog = Catalog(Enum.Parse<LockMode>(mode));

        Assert.Equal("acme", catalog.Load("acme").Id);
        Assert.Empty(catalog.LockWarnings(all: true));
        Assert.All(catalog.Entries, entry => Assert.Equal((PluginStatus.Ok, null), (entry.Status, entry.Reason)));
    }

    [Theory]
    [MemberData(nameof(Tampering))]
    public void Load_TamperedUnderRequire_IsRefusedAndOthersAreNot(string how, string what)
    {
        Tamper(how);
        var catalog = Catalog(LockMode.Require);

        var exception = Assert.Throws<PluginRefusedException>(() => catalog.Load("acme"));

        Assert.Equal(ErrorCodes.PluginRefused, exception.Code);
        Assert.Equal(
            $"the plugin 'acme' in {_acme} cannot be used: it is not what the lock file {_file.FullPath} says: {what}; "
            + "put the locked files back, or accept what is there with 'flowhost plugins lock'",
            exception.Message);
        Assert.Equal(["other"], catalog.IdsOf(PluginKind.Enricher));
        Assert.Equal("other", catalog.Load("other").Id);
    }

    [Theory]
    [MemberData(nameof(Tampering))]
    public void Load_TamperedUnderWarn_IsUsedWithAWarning(string how, string what)
    {
        Tamper(how);
        var catalog = Catalog(LockMode.Warn);

        Assert.Empty(catalog.LockWarnings(all: false));
        Assert.Equal("acme", catalog.Load("acme").Id);

        var (place, message) = Assert.Single(catalog.LockWarnings(all: false));
        Assert.Equal(_acme, place);
        Assert.Equal(
            $"it is not what the lock file {_file.FullPath} says: {what}; put the locked files back, or accept what is there with 'flowhost plugins lock'",
            message);
        Assert.Equal(message, catalog.Entries.Single(entry => entry.Id == "acme").Reason);
    }

    [Fact]
    public void Load_LockedFileMissing_IsToldBeforeWhatThePluginLacks()
    {
        _folder.Write("plugins/Acme/Acme.deps.json", """{"targets": {"": {"Csv/1.0.0": {"runtime": {"lib/Csv.dll": {}}}}}}""");
        var files = FolderHashes.Of(_acme);
        files.Add("Csv.dll", "00");
        _file.Write(new LockDocument(1, new Dictionary<string, LockedPlugin> { ["plugins/Acme"] = new(["acme"], "1", files) }));

        var exception = Assert.Throws<PluginRefusedException>(() => Catalog(LockMode.Require).Load("acme"));

        Assert.Contains("says: Csv.dll is missing; put the locked files back", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_FolderThatIsNotLocked_IsRefused()
    {
        PluginCompiler.Compile(_folder.Combine("plugins", "New", "New.dll"), PluginCompiler.Enricher("new"));

        var exception = Assert.Throws<PluginRefusedException>(() => Catalog(LockMode.Require).Load("new"));

        Assert.Equal(
            $"the plugin 'new' in {_folder.Combine("plugins", "New")} cannot be used: it is not in the lock file {_file.FullPath}; "
            + "if you trust it, lock it with 'flowhost plugins lock'",
            exception.Message);
    }

    [Fact]
    public void Load_ManyDifferences_NamesTheFirst()
    {
        for (var i = 0; i < 7; i++)
        {
            _folder.Write($"plugins/Acme/{i}.txt", "");
        }

        var exception = Assert.Throws<PluginRefusedException>(() => Catalog(LockMode.Require).Load("acme"));

        Assert.Contains("says: 0.txt was added, 1.txt was added, 2.txt was added, 3.txt was added, 4.txt was added and 2 more; put", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_FolderThatCannotBeReadWhole_IsRefused()
    {
        Directory.CreateSymbolicLink(Path.Combine(_acme, "loop"), _acme);

        var exception = Assert.Throws<PluginRefusedException>(() => Catalog(LockMode.Require).Load("acme"));

        Assert.EndsWith(
            $"it cannot be compared with the lock file {_file.FullPath}: loop is a link to a folder, which a lock does not follow: copy the folder",
            exception.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Load_NoLockFile_IsRefusedUnderRequireAndOneWarningUnderWarn()
    {
        File.Delete(_file.FullPath);
        var reason = $"there is no lock file {_file.FullPath}; write it with 'flowhost plugins lock'";
        var warned = Catalog(LockMode.Warn);

        var exception = Assert.Throws<PluginRefusedException>(() => Catalog(LockMode.Require).Load("acme"));

        Assert.Equal($"the plugin 'acme' in {_acme} cannot be used: {reason}", exception.Message);
        Assert.Equal("acme", warned.Load("acme").Id);
        Assert.Equal((_file.FullPath, reason), Assert.Single(warned.LockWarnings(all: true)));
    }

    [Fact]
    public void Load_NullInPlaceOfAPlugin_IsNotLocked()
    {
        _folder.Write("plugins.lock.json", """{"version": 1, "plugins": {"plugins/Acme": null}}""");

        var exception = Assert.Throws<PluginRefusedException>(() => Catalog(LockMode.Require).Load("acme"));

        Assert.Contains("it is not in the lock file", exception.Message, StringComparison.Ordinal);
    }

    private PluginCatalog Catalog(LockMode mode) => new([_folder.Combine("plugins")], locked: new PluginLock(_file, mode));

    private void Tamper(string how)
    {
        if (how is "append" or "replace")
        {
            // Bytes behind an assembly's last section change nothing for the runtime.
            File.AppendAllText(Path.Combine(_acme, "Acme.dll"), "x");
        }
        if (how is "add" or "replace")
        {
            _folder.Write("plugins/Acme/Acme.Extra.dll", "");
        }
    }
}
