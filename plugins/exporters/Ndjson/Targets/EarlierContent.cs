using System.Text.Json;

namespace FlowHost.Exporters.Ndjson.Targets;

/// <summary>What a file holds that was there before. It may be a user's own, so nothing is taken for records that is not JSON, line by line.</summary>
/// <param name="IsRecords">Whether the first line is a JSON object; if it is not, the rest is not looked at.</param>
/// <param name="EndOfLastLine">Octets up to and with the last newline.</param>
/// <param name="Ending">How what follows is to be seen.</param>
internal readonly record struct EarlierContent(bool IsRecords, long EndOfLastLine, FileEnding Ending)
{
    private const int ChunkSize = 64 * 1024;

    // A record is made of a datagram of 64 KiB at most: what is longer is none.
    private const long LongestLine = 16 * 1024 * 1024;

    /// <summary>Looks at the first line and at the last.</summary>
    public static EarlierContent Of(Stream file)
    {
        if (!IsObject(file, 0, FindFirstNewline(file)))
        {
            return default;
        }
        var end = FindLastNewline(file) + 1;
        return new EarlierContent(IsRecords: true, end, EndingOf(file, end));
    }

    private static FileEnding EndingOf(Stream file, long end)
    {
        if (end == file.Length)
        {
            return FileEnding.Newline;
        }
        return IsObject(file, end, file.Length) ? FileEnding.WholeLine : FileEnding.TornLine;
    }

    /// <returns>The length of the file when there is none.</returns>
    private static long FindFirstNewline(Stream file)
    {
        var chunk = new byte[ChunkSize];
        for (var start = 0L; start < Math.Min(file.Length, LongestLine); start += chunk.Length)
        {
            if (Read(file, start, chunk).IndexOf((byte)'\n') is >= 0 and var newline)
            {
                return start + newline;
            }
        }
        return file.Length;
    }

    /// <returns>−1 when there is none.</returns>
    private static long FindLastNewline(Stream file)
    {
        var chunk = new byte[ChunkSize];
        for (var end = file.Length; end > 0; end -= chunk.Length)
        {
            var start = Math.Max(0, end - chunk.Length);
            if (Read(file, start, chunk.AsSpan(0, (int)(end - start))).LastIndexOf((byte)'\n') is >= 0 and var newline)
            {
                return start + newline;
            }
        }
        return -1;
    }

    private static bool IsObject(Stream file, long start, long end)
    {
        if (end - start > LongestLine)
        {
            return false;
        }
        var reader = new Utf8JsonReader(Read(file, start, new byte[end - start]));
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                return false;
            }
            while (reader.Read())
            {
                // To the end, where a torn line or a second value throws.
            }
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static ReadOnlySpan<byte> Read(Stream file, long start, Span<byte> octets)
    {
        file.Position = start;
        return octets[..file.ReadAtLeast(octets, octets.Length, throwOnEndOfStream: false)];
    }
}
