using System.Globalization;
using FlowHost.Sdk;

namespace FlowHost.Exporters.Parquet.Files;

/// <summary>Which records share a folder: those of one type whose times lie in one hour (UTC).</summary>
/// <param name="RecordType">The type.</param>
/// <param name="Hour">Hours since 1970-01-01.</param>
internal readonly record struct Partition(string RecordType, long Hour)
{
    /// <summary>How many folders <see cref="Folder"/> is deep.</summary>
    public const int Levels = 3;

    private const long NanosecondsPerHour = 3_600_000_000_000;
    private const long Day = 24 * NanosecondsPerHour;

    /// <summary>
    /// The time that says where records go: that of their header, unless it is further than a day from when they were received. Else a few
    /// forged datagrams would make any number of folders. A capture is of one's own choosing, and its clock may have been another.
    /// </summary>
    public static long TimeOf(in RecordSource source, bool isReplay)
    {
        var (exported, received) = (source.ExportTime, source.ReceiveTime);
        return !isReplay && (exported < received - Day || exported > received + Day) ? received : exported;
    }

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
