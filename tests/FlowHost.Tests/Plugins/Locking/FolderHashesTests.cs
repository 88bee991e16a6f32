using FlowHost.Plugins.Locking;
using FlowHost.Tests.Support;

namespace FlowHost.Tests.Plugins.Locking;

public sealed class FolderHashesTests : IDisposable
{
    // FIPS 180-4, the examples for SHA-256: "abc" and the empty message.
    private const string Abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    private const string Empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    private readonly TempFolder _folder = new();

    private string Plugin => _folder.Combine("Acme");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Of_Folder_HasEveryFileHiddenOnesAndSubfoldersIncluded()
    {
        _folder.Write("Acme/Acme.dll", "abc");
        _folder.Write("Acme/.hidden", "");
        _folder.Write("Acme/runtimes/linux-x64/native/acme.so", "abc");

        Assert.Equal(
            [new(".hidden", Empty), new("Acme.dll", Abc), new("runtimes/linux-x64/native/acme.so", Abc)],
            FolderHashes.Of(Plugin).Select(pair => pair));
    }

    [Fact]
    public void Of_LinkToAFile_HasTheBytesThatWouldBeLoaded()
    {
        _folder.Write("Acme/Acme.dll", "");
        File.CreateSymbolicLink(_folder.Combine("Acme", "Link.dll"), _folder.Write("elsewhere", "abc"));

        Assert.Equal(Abc, FolderHashes.Of(Plugin)["Link.dll"]);
    }

    [Fact]
    public void Of_LinkToAFolder_IsRefused()
    {
        _folder.Write("Acme/Acme.dll", "");
        Directory.CreateSymbolicLink(_folder.Combine("Acme", "loop"), Plugin);

        var exception = Assert.Throws<IOException>(() => FolderHashes.Of(Plugin));

        Assert.Equal("loop is a link to a folder, which a lock does not follow: copy the folder", exception.Message);
    }

    [Fact]
    public void Of_PluginFolderThatIsALink_IsRead()
    {
        _folder.Write("Acme-1.0/Acme.dll", "abc");
        Directory.CreateSymbolicLink(Plugin, _folder.Combine("Acme-1.0"));

        Assert.Equal(Abc, FolderHashes.Of(Plugin)["Acme.dll"]);
    }

    [Fact(Timeout = NamedPipe.Timeout)]
    public async Task Of_Pipe_IsRefusedWithoutOpeningIt()
    {
        _folder.Write("Acme/Acme.dll", "abc");
        NamedPipe.Make(_folder.Combine("Acme", "fifo"));

        var exception = await Assert.ThrowsAsync<IOException>(
            () => Task.Run(() => FolderHashes.Of(Plugin), TestContext.Current.CancellationToken));

        Assert.Equal($"{_folder.Combine("Acme", "fifo")} is not a regular file", exception.Message);
    }

    [Fact]
    public void Of_FileThatCannotBeRead_Throws()
    {
        using var held = new FileStream(_folder.Write("Acme/Acme.dll", "abc"), FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        Assert.Throws<IOException>(() => FolderHashes.Of(Plugin));
    }
}
