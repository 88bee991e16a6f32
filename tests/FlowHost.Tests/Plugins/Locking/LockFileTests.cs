using FlowHost.Plugins.Locking;
using FlowHost.Tests.Support;

namespace FlowHost.Tests.Plugins.Locking;

public sealed class LockFileTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly LockFile _file;

    public LockFileTests() => _file = new LockFile(_folder.Combine("plugins.lock.json"));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Write_ThenRead_IsTheSame()
    {
        Directory.CreateDirectory(_folder.Path);
        _file.Write(new LockDocument(1, new Dictionary<string, LockedPlugin>
        {
            ["plugins/Acme é"] = new(["a", "b"], "1.2.3", new Dictionary<string, string> { ["Acme é.dll"] = "00ff" }),
        }));

        var (document, fault) = _file.Read();

        Assert.Null(fault);
        var (key, plugin) = Assert.Single(document!.Plugins);
        Assert.Equal(("plugins/Acme é", "a b", "1.2.3"), (key, string.Join(' ', plugin.Ids), plugin.Version));
        Assert.Equal(new KeyValuePair<string, string>("Acme é.dll", "00ff"), Assert.Single(plugin.Files));
        Assert.Equal([_file.FullPath], Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public void KeyOf_FolderBelowTheFile_IsRelativeAndOthersAreAbsolute()
    {
        var elsewhere = Path.Combine(Path.GetTempPath(), "elsewhere", "Acme");

        Assert.Equal("plugins/Acme", _file.KeyOf(_folder.Combine("plugins", "Acme")));
        Assert.Equal("..odd/Acme", _file.KeyOf(_folder.Combine("..odd", "Acme")));
        Assert.Equal(elsewhere.Replace('\\', '/'), _file.KeyOf(elsewhere));
        Assert.All([_folder.Combine("plugins", "Acme"), elsewhere], folder => Assert.Equal(folder, _file.FolderOf(_file.KeyOf(folder))));
    }

    [Theory]
    [InlineData("", "line 1 is not as 'flowhost plugins lock' writes it")]
    [InlineData("{\n\"version\": 1,\n\"plugins\": []}", "line 3 is not as 'flowhost plugins lock' writes it")]
    [InlineData("{\"version\": 1, \"version\": 1, \"plugins\": {}}", "line 1 is not as 'flowhost plugins lock' writes it")]
    [InlineData("{\"version\": 1, \"plugins\": {\"a\": {\"ids\": [], \"version\": \"1\", \"files\": {}}, \"a\": {\"ids\": [], \"version\": \"1\", \"files\": {}}}}", "line 1 is not as 'flowhost plugins lock' writes it")]
    [InlineData("{\"version\": 1, \"plugins\": {}, \"mode\": \"off\"}", "line 1 is not as 'flowhost plugins lock' writes it")]
    [InlineData("{\"version\": 2, \"plugins\": {}}", "this host reads version 1 of the format, not 2")]
    [InlineData("null", "this host reads version 1 of the format, not none")]
    public void Read_WhatLockDidNotWrite_IsAFault(string json, string reason)
    {
        _folder.Write("plugins.lock.json", json);

        var (document, fault) = _file.Read();

        Assert.Null(document);
        Assert.Equal($"the lock file {_file.FullPath} cannot be used: {reason}; write it again with 'flowhost plugins lock'", fault);
    }

    [Fact]
    public void Read_NoFile_SaysHowToWriteIt() =>
        Assert.Equal((null, $"there is no lock file {_file.FullPath}; write it with 'flowhost plugins lock'"), _file.Read());
}
