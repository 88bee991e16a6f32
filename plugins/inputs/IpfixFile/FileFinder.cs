using FlowHost.Sdk;

namespace FlowHost.Inputs.IpfixFile;

/// <summary>Turns the option <c>path</c> into files.</summary>
internal static class FileFinder
{
    /// <summary>The full paths, in the order in which they are read.</summary>
    /// <exception cref="PluginException">There are none.</exception>
    public static string[] Find(string path, PluginContext context)
    {
        var fullPath = context.ResolveInput(path);
        if (File.Exists(fullPath))
        {
            return [fullPath];
        }
        var (folder, pattern) = (Path.GetDirectoryName(fullPath) ?? fullPath, Path.GetFileName(fullPath));
        if (!pattern.AsSpan().ContainsAny('*', '?'))
        {
            throw new PluginException(
                Directory.Exists(fullPath)
                    ? $"Cannot read {path}: it is a folder. Name a file, or the files in it: {Path.Combine(path, "*.ipfix")}."
                    : $"Cannot read {path}: there is no file {fullPath}.");
        }
        if (!Directory.Exists(folder))
        {
            throw new PluginException($"Cannot read {path}: there is no folder {folder}.");
        }
        string[] files = [.. Directory.EnumerateFiles(folder, pattern, new EnumerationOptions { MatchType = MatchType.Simple }).Order(StringComparer.Ordinal)];
        return files.Length > 0 ? files : throw new PluginException($"Cannot read {path}: no file in {folder} is named {pattern}.");
    }

    /// <summary>Opens a file from its start.</summary>
    /// <exception cref="PluginException">It cannot be opened.</exception>
    public static FileStream Open(string file)
    {
        try
        {
            return new FileStream(file, new FileStreamOptions
            {
                BufferSize = 0,
                Share = FileShare.ReadWrite | FileShare.Delete,
                Options = FileOptions.SequentialScan,
            });
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new PluginException($"Cannot read {file}: {exception.Message}", exception);
        }
    }
}
