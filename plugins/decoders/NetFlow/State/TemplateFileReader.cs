using System.Buffers.Binary;
using System.IO.Hashing;

namespace FlowHost.Decoders.NetFlow.State;

/// <summary>Reads the state file. What is damaged is skipped; a length that cannot be ends the reading, because nothing tells where the next template starts.</summary>
internal static class TemplateFileReader
{
    /// <summary>More than the templates of all agents can take.</summary>
    public const long LargestFile = 256L * 1024 * 1024;

    private const int LongestRecord = 128 * 1024;

    /// <summary>The templates, oldest first; none when there is no file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="skipped">How many places were damaged.</param>
    public static IReadOnlyList<SavedTemplate> Read(string path, out int skipped)
    {
        skipped = 0;
        var file = new FileInfo(path);
        if (!file.Exists || file.Length == 0)
        {
            return [];
        }
        if (file.Length > LargestFile)
        {
            File.Move(path, path + ".bad", overwrite: true);
            skipped = 1;
            return [];
        }
        ReadOnlySpan<byte> content = File.ReadAllBytes(path);
        if (!content.StartsWith(TemplateFileWriter.Header))
        {
            // Of another version, or no file of ours: appending to it would lose what is appended.
            File.Move(path, path + ".bad", overwrite: true);
            skipped = 1;
            return [];
        }
        return ReadRecords(content[TemplateFileWriter.Header.Length..], out skipped);
    }

    private static List<SavedTemplate> ReadRecords(ReadOnlySpan<byte> rest, out int skipped)
    {
        var templates = new List<SavedTemplate>();
        skipped = 0;
        while (!rest.IsEmpty)
        {
            var length = rest.Length < TemplateFileWriter.FrameLength ? -1 : BinaryPrimitives.ReadInt32BigEndian(rest);
            if (length is < 0 or > LongestRecord || length > rest.Length - TemplateFileWriter.FrameLength)
            {
                skipped++;
                break;
            }
            var record = rest.Slice(TemplateFileWriter.FrameLength, length);
            if (Crc32.HashToUInt32(record) == BinaryPrimitives.ReadUInt32BigEndian(rest[4..]) && SavedTemplate.Read(record) is { } template)
            {
                templates.Add(template);
            }
            else
            {
                skipped++;
            }
            rest = rest[(TemplateFileWriter.FrameLength + length)..];
        }
        return templates;
    }
}
