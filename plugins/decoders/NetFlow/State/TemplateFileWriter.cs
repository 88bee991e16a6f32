using System.Buffers.Binary;
using System.IO.Hashing;

namespace FlowHost.Decoders.NetFlow.State;

/// <summary>Writes the state file: a first line, then for each template its length, its CRC-32 and its octets.</summary>
internal static class TemplateFileWriter
{
    public const int FrameLength = 8;

    /// <summary>What the file starts with; the number is that of the format.</summary>
    public static ReadOnlySpan<byte> Header => "FlowHost templates 1\n"u8;

    /// <summary>Opens the file to append to it; it is made when it does not exist.</summary>
    public static FileStream Open(string path)
    {
        var stream = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0);
        if (stream.Position == 0)
        {
            stream.Write(Header);
        }
        return stream;
    }

    /// <summary>Appends a template in one write, which a process that is killed has done or not done.</summary>
    public static void Append(Stream stream, SavedTemplate template)
    {
        var record = new byte[FrameLength + template.Length];
        template.Write(record.AsSpan(FrameLength));
        BinaryPrimitives.WriteInt32BigEndian(record, template.Length);
        BinaryPrimitives.WriteUInt32BigEndian(record.AsSpan(4), Crc32.HashToUInt32(record.AsSpan(FrameLength)));
        stream.Write(record);
    }

    /// <summary>Writes another file and puts it in the place of this one: a reader sees the old or the new, never half of it.</summary>
    public static void Replace(string path, IEnumerable<SavedTemplate> templates)
    {
        var temporary = path + ".new";
        using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            stream.Write(Header);
            foreach (var template in templates)
            {
                Append(stream, template);
            }
            stream.Flush(flushToDisk: true);
        }
        File.Move(temporary, path, overwrite: true);
    }
}
