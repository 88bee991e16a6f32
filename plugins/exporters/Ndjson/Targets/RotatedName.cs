using System.Globalization;

namespace FlowHost.Exporters.Ndjson.Targets;

/// <summary>Names beside the path of the file in use: <c>flows.ndjson</c> becomes <c>flows-20260115T100000Z.ndjson</c>.</summary>
internal static class RotatedName
{
    /// <summary>A name that is free: by the time, and by a number where several files have the same.</summary>
    /// <param name="path">The file in use.</param>
    /// <param name="time">Of its first record.</param>
    public static string Of(string path, DateTime time)
    {
        var stamp = time.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        var candidate = With(path, $"-{stamp}");
        for (var number = 2; File.Exists(candidate); number++)
        {
            candidate = With(path, string.Create(CultureInfo.InvariantCulture, $"-{stamp}-{number}"));
        }
        return candidate;
    }

    /// <summary>Puts a suffix in front of the endings <c>.ndjson</c> and <c>.ndjson.gz</c>.</summary>
    public static string With(string path, string suffix)
    {
        var ending = Path.GetExtension(path);
        if (ending == ".gz")
        {
            ending = Path.GetExtension(path[..^ending.Length]) + ending;
        }
        return path[..^ending.Length] + suffix + ending;
    }
}
