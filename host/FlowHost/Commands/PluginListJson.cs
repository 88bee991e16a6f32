using System.Text;
using System.Text.Json;
using FlowHost.Plugins;

namespace FlowHost.Commands;

/// <summary>The list of plugins for machines.</summary>
internal static class PluginListJson
{
    /// <summary>A JSON array, one object per plugin id.</summary>
    public static string Write(IEnumerable<PluginEntry> entries)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartArray();
            foreach (var entry in entries)
            {
                json.WriteStartObject();
                json.WriteString("id", entry.Id);
                json.WriteString("kind", entry.Kind == PluginKind.Unknown ? null : entry.Kind.Word());
                json.WriteString("version", entry.Version);
                json.WriteString("sdk", entry.Sdk);
                json.WriteString("description", entry.Description);
                json.WriteString("folder", entry.Folder);
                json.WriteString("status", entry.Status.Word());
                json.WriteString("reason", entry.Reason);
                json.WriteEndObject();
            }
            json.WriteEndArray();
        }
        return Encoding.UTF8.GetString(buffer.ToArray());
    }
}
