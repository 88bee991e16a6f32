using FlowHost.Sdk;

namespace FlowHost.Inputs.Pcap.Captures;

/// <summary>Turns the option <c>path</c> into captures.</summary>
internal static class CaptureFinder
{
    /// <summary>Finds the captures, in the order in which they are played.</summary>
    /// <param name="path">A file, a pattern of files in one folder, or <c>-</c>.</param>
    /// <param name="context">Tells where relative paths start.</param>
    /// <exception cref="PluginException">There are none, or one cannot be opened.</exception>
    public static CaptureSource[] Find(string path, PluginContext context)
    {
        if (path == PcapOptions.StandardInput)
        {
            return [new CaptureSource("standard input", path, 0, isLive: true, Console.OpenStandardInput())];
        }
        var fullPath = context.ResolveInput(path);
        return IsPattern(fullPath) && !File.Exists(fullPath)
            ? FindMatches(path, fullPath)
            : [CaptureSource.Find(path, fullPath)];
    }

    private static bool IsPattern(string path) => path.AsSpan().ContainsAny('*', '?');

    private static CaptureSource[] FindMatches(string path, string fullPath)
    {
        var (folder, pattern) = (Path.GetDirectoryName(fullPath)!, Path.GetFileName(fullPath));
        if (IsPattern(folder))
        {
            throw new PluginException($"Cannot read the captures {path}: * and ? may stand in the name of the file, not in that of a folder.");
        }
        if (!Directory.Exists(folder))
        {
            throw new PluginException($"Cannot read the captures {path}: there is no folder {folder}.");
        }
        var names = Directory.EnumerateFiles(folder, pattern, new EnumerationOptions { MatchType = MatchType.Simple })
            .Select(Path.GetFileName)
            .Order(StringComparer.Ordinal)
            .ToArray();
        if (names.Length == 0)
        {
            throw new PluginException($"Cannot read the captures {path}: no file in {folder} is named {pattern}.");
        }
        var shown = Path.GetDirectoryName(path)!;
        return [.. names.Select(name => CaptureSource.Find(Path.Combine(shown, name!), Path.Combine(folder, name!)))];
    }
}
