namespace FlowHost.Fuzz.Configuration;

/// <summary>A file of this process in a folder of its own, for code that reads files; in memory where the system has such a folder.</summary>
internal static class ScratchFile
{
    private static readonly string Folder = Directory.CreateDirectory(Path.Combine(
        Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath(), $"flowhost-fuzz-{Environment.ProcessId}")).FullName;

    static ScratchFile() => AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(Folder, recursive: true);

    /// <summary>Writes the file.</summary>
    /// <returns>Its path.</returns>
    public static string Write(string name, ReadOnlySpan<byte> content)
    {
        var path = Path.Combine(Folder, name);
        File.WriteAllBytes(path, content);
        return path;
    }
}
