using System.Globalization;
using System.Security.Cryptography;

namespace FlowHost.Exporters.Parquet.Files;

/// <summary>
/// Names for files: the time of the first record, what tells this run from others, and a number. In a replay the time and the
/// number alone, so that a replay makes the same names again.
/// </summary>
internal sealed class FileNames(bool isReplay)
{
    private readonly string _run = isReplay ? "" : $"-{RandomNumberGenerator.GetHexString(8, lowercase: true)}";
    private int _number;

    /// <summary>The next name, without an ending.</summary>
    /// <param name="nanoseconds">The time, in Unix nanoseconds.</param>
    public string Next(long nanoseconds)
    {
        var time = DateTime.UnixEpoch.AddTicks(nanoseconds / TimeSpan.NanosecondsPerTick);
        _number++;
        return string.Create(CultureInfo.InvariantCulture, $"{time:yyyyMMdd'T'HHmmss'Z'}{_run}-{_number:D4}");
    }
}
