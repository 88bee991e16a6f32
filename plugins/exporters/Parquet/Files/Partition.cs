using System.Globalization;

namespace FlowHost.Exporters.Parquet.Files;

/// <summary>Which records share a folder: those of one type whose export times lie in one hour (UTC).</summary>
/// <param name="RecordType">The type.</param>
/// <param name="Hour">Hours since 1970-01-01.</param>
internal readonly record struct Partition(string RecordType, long Hour)
{
    private const long NanosecondsPerHour = 3_600_000_000_000;

    /// <summary>The hour of a time in Unix nanoseconds.</summary>
    public static long HourOf(long nanoseconds) => (nanoseconds / NanosecondsPerHour) - (nanoseconds % NanosecondsPerHour < 0 ? 1 : 0);

    /// <summary>The folder, relative to the store: names and values as Hive writes them, so that readers make columns of them.</summary>
    public string Folder
    {
        get
        {
            var time = DateTime.UnixEpoch.AddHours(Hour);
            return Path.Combine(
                $"type={Uri.EscapeDataString(RecordType)}",
                time.ToString("'date='yyyy-MM-dd", CultureInfo.InvariantCulture),
                time.ToString("'hour='HH", CultureInfo.InvariantCulture));
        }
    }
}
