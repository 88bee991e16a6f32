using FlowHost.Exporters.Parquet.Files;

namespace FlowHost.Plugins.Tests.Exporters.Parquet;

/// <summary>Names reach the disk, or somebody is told.</summary>
public sealed class FolderSyncTests
{
    [Fact]
    public void Flush_FolderIsGone_Throws()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux needs it.");
        var folder = Directory.CreateTempSubdirectory("flowhost-parquet-").FullName;
        FolderSync.Flush(folder);
        Directory.Delete(folder);

        var exception = Assert.Throws<IOException>(() => FolderSync.Flush(folder));

        Assert.Equal($"The folder {folder} could not be brought to the disk: No such file or directory.", exception.Message);
    }
}
