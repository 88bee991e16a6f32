namespace FlowHost.Plugins.Tests.Exporters.Parquet;

/// <summary>Files on a disk that may be full: they can be made, but not written.</summary>
internal sealed class FullDisk
{
    public bool IsFull { get; set; } = true;

    /// <summary>What writing says then.</summary>
    public Exception Failure { get; init; } = new IOException("No space left on device.");

    /// <summary>The files that were made, in order.</summary>
    public List<FileStream> Files { get; } = [];

    public FileStream Open(string path)
    {
        Files.Add(new FullFile(this, path));
        return Files[^1];
    }

    private sealed class FullFile(FullDisk disk, string path)
        : FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, bufferSize: 0)
    {
        public override void Write(ReadOnlySpan<byte> buffer)
        {
            if (disk.IsFull)
            {
                throw disk.Failure;
            }
            base.Write(buffer);
        }
    }
}
