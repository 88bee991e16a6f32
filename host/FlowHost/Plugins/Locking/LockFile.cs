using System.Globalization;
using System.Text.Json;

namespace FlowHost.Plugins.Locking;

/// <summary>The file that says what plugins' folders hold.</summary>
/// <param name="path">Its path.</param>
internal sealed class LockFile(string path)
{
    private const int MaxBytes = 16 << 20;

    private readonly string _folder = Path.GetDirectoryName(Path.GetFullPath(path))!;

    /// <summary>Beside the executable and its folder of plugins, not in that folder: who may drop in plugins need not be who may lock them.</summary>
    public static string DefaultPath => Path.Combine(AppContext.BaseDirectory, "plugins.lock.json");

    /// <summary>Its full path.</summary>
    public string FullPath { get; } = Path.GetFullPath(path);

    /// <summary>What the file calls a folder.</summary>
    public string KeyOf(string folder)
    {
        var relative = Path.GetRelativePath(_folder, folder);
        var isBelow = !Path.IsPathRooted(relative) && relative.Split(Path.DirectorySeparatorChar)[0] != "..";
        return (isBelow ? relative : Path.GetFullPath(folder)).Replace(Path.DirectorySeparatorChar, '/');
    }

    /// <summary>The folder that the file calls so.</summary>
    public string FolderOf(string key) => Path.GetFullPath(key, _folder);

    /// <summary>Reads the file.</summary>
    /// <returns>The content; or why there is none, for the user.</returns>
    public (LockDocument? Document, string? Fault) Read()
    {
        try
        {
            using var stream = new FileStream(FullPath, FileMode.Open, FileAccess.Read, FileShare.Read);
            if (stream.Length > MaxBytes)
            {
                return (null, Faulty($"it is larger than {MaxBytes >> 20} MiB"));
            }
            var document = JsonSerializer.Deserialize(stream, LockJson.Strict.LockDocument);
            return document?.Version == LockDocument.CurrentVersion
                ? (document, null)
                : (null, Faulty($"this host reads version {LockDocument.CurrentVersion} of the format, not {document?.Version.ToString(CultureInfo.InvariantCulture) ?? "none"}"));
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return (null, $"there is no lock file {FullPath}; write it with 'flowhost plugins lock'");
        }
        catch (JsonException exception)
        {
            return (null, Faulty($"line {exception.LineNumber + 1} is not as 'flowhost plugins lock' writes it"));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return (null, Faulty(exception.Message));
        }
    }

    /// <summary>Writes the file, whole or not at all.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It must not be written.</exception>
    public void Write(LockDocument document)
    {
        var unfinished = $"{FullPath}.{Environment.ProcessId}";
        try
        {
            File.WriteAllText(unfinished, JsonSerializer.Serialize(document, LockJson.Strict.LockDocument) + "\n");
            File.Move(unfinished, FullPath, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    private string Faulty(string reason) => $"the lock file {FullPath} cannot be used: {reason}; write it again with 'flowhost plugins lock'";
}
