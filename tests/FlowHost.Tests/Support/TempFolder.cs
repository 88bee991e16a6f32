namespace FlowHost.Tests.Support;

/// <summary>A folder that is gone after the test.</summary>
internal sealed class TempFolder : IDisposable
{
    public TempFolder() => Directory.CreateDirectory(Path);

    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), "flowhost-" + Guid.NewGuid().ToString("N"));

    public string Combine(params string[] parts) => System.IO.Path.Combine([Path, .. parts]);

    /// <summary>Writes a file, with the folders above it.</summary>
    public string Write(string name, string text)
    {
        var file = Combine(name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
        return file;
    }

    /// <summary>Puts a file in the place of a folder, so that nothing can be written there.</summary>
    public void TurnIntoFile(string name)
    {
        Directory.Delete(Combine(name), recursive: true);
        File.WriteAllText(Combine(name), "");
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
