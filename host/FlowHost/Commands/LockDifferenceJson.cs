using System.Text;
using System.Text.Json;
using FlowHost.Plugins.Locking;

namespace FlowHost.Commands;

/// <summary>What differs from the lock file, for machines.</summary>
internal static class LockDifferenceJson
{
    /// <summary>A JSON array, one object per difference.</summary>
    public static string Write(IEnumerable<LockDifference> differences)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartArray();
            foreach (var difference in differences)
            {
                json.WriteStartObject();
                json.WriteString("plugin", difference.Plugin);
                json.WriteString("difference", difference.Word);
                json.WriteString("file", difference.File);
                json.WriteString("locked", difference.Locked);
                json.WriteString("found", difference.Found);
                json.WriteString("reason", difference.Reason);
                json.WriteEndObject();
            }
            json.WriteEndArray();
        }
        return Encoding.UTF8.GetString(buffer.ToArray());
    }
}
