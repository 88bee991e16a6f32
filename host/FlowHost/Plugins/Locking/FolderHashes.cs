using System.Security.Cryptography;

namespace FlowHost.Plugins.Locking;

/// <summary>The SHA-256 of every file of a plugin's folder, hidden files and subfolders included.</summary>
internal static class FolderHashes
{
    private const int MaxFiles = 10_000;

    /// <summary>Reads the folder.</summary>
    /// <returns>Hexadecimal hashes by the path in the folder, with <c>/</c> between its parts; in ordinal order.</returns>
    /// <exception cref="IOException">It cannot be read whole, or has what no plugin's folder should have.</exception>
    /// <exception cref="UnauthorizedAccessException">It must not be read.</exception>
    public static SortedDictionary<string, string> Of(string folder)
    {
        var hashes = new SortedDictionary<string, string>(StringComparer.Ordinal);
        Add(new DirectoryInfo(folder), "", hashes);
        return hashes;
    }

    private static void Add(DirectoryInfo folder, string prefix, SortedDictionary<string, string> hashes)
    {
        foreach (var item in folder.EnumerateFileSystemInfos())
        {
            var name = prefix + item.Name;
            if (item is DirectoryInfo inner)
            {
                // Nothing says that what is behind a link ends, or stays what it is.
                if (inner.LinkTarget is not null)
                {
                    throw new IOException($"{name} is a link to a folder, which a lock does not follow: copy the folder");
                }
                Add(inner, name + "/", hashes);
            }
            else if (hashes.Count == MaxFiles)
            {
                throw new IOException($"the folder has more than {MaxFiles} files");
            }
            else
            {
                hashes.Add(name, Hash(item.FullName));
            }
        }
    }

    // Of a link to a file, the bytes that would be loaded.
    private static string Hash(string file)
    {
        using var stream = new FileStream(
            RegularFile.Require(file), FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
