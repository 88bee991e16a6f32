using Microsoft.Extensions.Logging;

namespace FlowHost.Exporters.Parquet.Files;

/// <summary>What a run that was killed leaves behind: files without an end, under their temporary names.</summary>
internal static class Leftovers
{
    /// <summary>Removes those that no living process holds; other hosts may write to the same folder.</summary>
    public static void Remove(string store, ILogger logger)
    {
        var options = new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 3, AttributesToSkip = default };
        foreach (var path in Directory.EnumerateFiles(store, $"{DataFile.TemporaryPrefix}*{DataFile.TemporaryEnding}", options))
        {
            try
            {
                using (new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.Delete))
                {
                    File.Delete(path);
                }
                Log.LeftoverRemoved(logger, path);
            }
            catch (IOException)
            {
                // It has an owner, or is gone.
            }
            catch (UnauthorizedAccessException exception)
            {
                Log.LeftoverKept(logger, path, exception.Message);
            }
        }
    }
}
